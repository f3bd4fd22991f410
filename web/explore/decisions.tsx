/** Decisions over time, of each kind or of each body, and those of one month or year. */
import { useEffect, useRef } from 'preact/hooks';
import { Link } from '../shell/link.tsx';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { PageList } from '../shell/more.tsx';
import { usePages } from '../shell/paged.ts';
import { ask, place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import { shownDate, shownNumber, t, type Word } from '../shell/words.ts';
import { Chart } from './chart.tsx';
import { askedFor, Narrowing } from './filters.tsx';
import { addressOf } from './places.tsx';
import { type Grid, gridOf, type Point, type Series } from './series.ts';

interface Counts {
  readonly step: 'month' | 'year';
  readonly total: number;
  readonly undated: number;
  readonly points: readonly Point[];
  readonly kinds: readonly Series[];
  readonly bodies: readonly Series[];
}

const KINDS = [
  ...(['approve', 'adopt', 'reject', 'refer', 'postpone', 'appoint', 'note', 'assign'] as const),
  'other',
] as const;

/** What a kind of decision is called; one that this page does not know, as it is. */
export function kindWord(kind: string | null): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? (kind ?? '') : t(`kind.${known}` satisfies Word);
}

type Way = 'kinds' | 'bodies';

function labelOf(way: Way, value: string | null): string {
  if (way === 'kinds') return kindWord(value);
  return value ?? t('explore.no-body');
}

function Ways({ way }: { readonly way: Way }) {
  return (
    <fieldset class="ways">
      <legend>{t('decisions.by')}</legend>
      {(['kinds', 'bodies'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={way === one} onClick={() => ask({ by: one })}>
          {t(`decisions.by.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

interface ShownProps {
  readonly grid: Grid;
  readonly labels: readonly string[];
}

function NumberTable({ grid: { times, rows, others, totals }, labels }: ShownProps) {
  const columns = [...rows.map(({ counts }) => counts), ...(others === null ? [] : [others])];
  return (
    <details class="numbers">
      <summary>{t('decisions.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also from the keyboard. */}
      <section class="wide" tabIndex={0} aria-label={t('decisions.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('decisions.time')}</th>
              <th scope="col">{t('decisions.all')}</th>
              {labels.map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.map((at, n) =>
              totals[n] === 0 ? null : (
                <tr key={at}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-label={t('decisions.show', { at })}
                      onClick={() => ask({ at })}
                    >
                      {at}
                    </button>
                  </th>
                  <td>{shownNumber(totals[n] ?? 0)}</td>
                  {columns.map((counts, column) => (
                    <td key={labels[column]}>{counts[n] ? shownNumber(counts[n]) : ''}</td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Picture({ counts, way }: { readonly counts: Counts; readonly way: Way }) {
  const grid = gridOf(counts.points, counts[way], counts.step);
  const names = grid.rows.map(({ value }) => labelOf(way, value));
  const labels = grid.others === null ? names : [...names, t('decisions.others')];
  const rows = [...grid.rows.map((row) => row.counts), ...(grid.others ? [grid.others] : [])];
  const [from = '', to = ''] = [grid.times[0], grid.times.at(-1)];
  return (
    <figure class="picture">
      <figcaption>
        <ul class="shades">
          {labels.map((label, nth) => (
            <li key={label}>
              <span class={`swatch swatch-${nth}`} /> {label}
            </li>
          ))}
        </ul>
      </figcaption>
      <Chart
        times={grid.times}
        rows={rows}
        label={t('decisions.chart', { from, to, count: counts.total })}
        onChoose={(index) => {
          const at = grid.times[index];
          if (at !== undefined && (grid.totals[index] ?? 0) > 0) ask({ at });
        }}
      />
      <p class="quiet screen">{t('decisions.hint')}</p>
      <NumberTable grid={grid} labels={labels} />
    </figure>
  );
}

interface Decision {
  readonly sha256: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly text: string;
  readonly kind: string;
  readonly who: string | null;
  readonly start: number;
  readonly end: number;
}

/** Decisions that each lead to their place; `query` is the API's. */
export function DecisionList({ query }: { readonly query: string }) {
  const pages = usePages<Decision>(`/v1/decisions?${query}`);
  return (
    <PageList pages={pages} links=".told a" none={t('explore.none')}>
      {({ items }) => (
        <ul class="told">
          {items.map((one) => (
            <li key={`${one.sha256} ${one.start}`}>
              <span class="quiet">
                {[shownDate(one.date), one.body, kindWord(one.kind), one.who]
                  .filter((part) => part)
                  .join(' · ')}
              </span>
              <Link href={addressOf(one.sha256, one)}>{one.text}</Link>
            </li>
          ))}
        </ul>
      )}
    </PageList>
  );
}

function OfTime({ at }: { readonly at: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [at]);
  const query = askedFor(['body', 'person']);
  query.set('since', at);
  query.set('until', at);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {t('decisions.list', { at })}
      </h2>
      <DecisionList query={query.toString()} />
    </section>
  );
}

/** The view at '/decisions'. */
export function Decisions() {
  useTitle(t('nav.decisions'));
  const { query } = place.value;
  const way: Way = query.get('by') === 'bodies' ? 'bodies' : 'kinds';
  const at = query.get('at') ?? '';
  const loaded = useLoaded<Counts>(`/v1/statistics/decisions?${askedFor()}`);
  const bodies = loaded.value?.bodies.flatMap(({ value }) => value ?? []) ?? [];
  return (
    <>
      <h1>{t('nav.decisions')}</h1>
      <Narrowing bodies={bodies} days />
      <Show of={loaded}>
        {(counts) => (
          <>
            <p class="quiet found">
              {t('decisions.total', { count: counts.total })}
              {counts.undated > 0
                ? ` · ${t('decisions.undated', { count: counts.undated })}`
                : null}
            </p>
            <Ways way={way} />
            {counts.total > 0 ? <Picture counts={counts} way={way} /> : null}
          </>
        )}
      </Show>
      {/^\d{4}(?:-\d\d)?$/u.test(at) ? <OfTime at={at} /> : null}
    </>
  );
}
