/** How right the program is: from the tables to the very sentence. */
import type { Problem } from '../shell/api.ts';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { Errors } from './errors.tsx';
import { ErrorCounts, PlainTable } from './tables.tsx';
import type { Overview } from './types.ts';

const NOT_THERE = 404;

/** The evaluation that the server was given. */
export function Evaluation() {
  useTitle(t('nav.evaluation'));
  const loaded = useLoaded<Overview>('/v1/evaluation');
  return (
    <>
      <h1>{t('nav.evaluation')}</h1>
      {isMissing(loaded.problem) ? (
        <Missing />
      ) : (
        <Show of={loaded}>{(overview) => <Whole overview={overview} />}</Show>
      )}
    </>
  );
}

function isMissing(problem: Problem | null): boolean {
  return problem?.status === NOT_THERE;
}

function Whole({ overview }: { readonly overview: Overview }) {
  const [first, ...tables] = overview.tables;
  return (
    <>
      <p lang="en" class="quiet">
        {overview.documents}. {overview.method}
      </p>
      {first !== undefined && <PlainTable table={first} level={2} />}
      <ErrorCounts errors={overview.errors} />
      <Errors overview={overview} query={place.value.query} />
      <details>
        <summary>{t('evaluation.tables')}</summary>
        {tables.map((table) => (
          <PlainTable key={table.id} table={table} level={3} />
        ))}
      </details>
    </>
  );
}

function Missing() {
  return (
    <>
      <p>{t('evaluation.none')}</p>
      <pre>
        <code>
          klubbslag eval protokoll/ --report report/{'\n'}
          klubbslag serve --evaluation report/report.json
        </code>
      </pre>
    </>
  );
}
