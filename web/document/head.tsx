/** What a document is, above its text: the meeting, what matters most in it, what to mind. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { nameOf } from '../../src/lookup.ts';
import { useTitle } from '../shell/said.ts';
import { shownDate, t } from '../shell/words.ts';
import { fieldName } from './rows.ts';

interface Props {
  readonly record: MinutesRecord;
}

/** 'Ärendenämnden, 14 mars 2024'; the file's name where the document says neither. */
function titleOf({ meeting: { body, title, date }, source }: MinutesRecord): string {
  const named = body ?? title;
  if (named === null) return source.path;
  return date === null ? named : `${named}, ${shownDate(date)}`;
}

/** Titles, the meeting's fields, summary and warnings. */
export function Head({ record }: Props) {
  const title = titleOf(record);
  useTitle(title);
  return (
    <header>
      <h1>{title}</h1>
      <p class="quiet file">{record.source.path}</p>
      <Meeting record={record} />
      <Summary record={record} />
      <Warnings record={record} />
    </header>
  );
}

function Meeting({ record }: Props) {
  const { meeting } = record;
  const time = [meeting.startTime, meeting.endTime].filter((one) => one !== null).join('–');
  const name = (one: string | null) => (one === null ? '' : nameOf(record, one));
  const rows = (
    [
      ['kind', meeting.kind],
      ['endDate', shownDate(meeting.endDate)],
      ['startTime', time],
      ['place', meeting.place ?? ''],
      ['chair', name(meeting.chair)],
      ['secretary', name(meeting.secretary)],
      ['adjusters', meeting.adjusters.map(name).join(', ')],
    ] as const
  ).filter(([, value]) => value !== '');
  return (
    <dl class="meeting">
      {rows.map(([field, value]) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Summary({ record: { summary } }: Props) {
  if (summary.sentences.length === 0) return null;
  return (
    <details>
      <summary>{t('document.summary')}</summary>
      <ul>
        {summary.sentences.map(({ text, span }) => (
          <li key={span.start}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function Warnings({ record: { warnings } }: Props) {
  if (warnings.length === 0) return null;
  return (
    <details>
      <summary>{t('document.warnings', { count: warnings.length })}</summary>
      <ul lang="en">
        {warnings.map(({ code, message }, i) => (
          <li key={`${code} ${i}`}>{message}</li>
        ))}
      </ul>
    </details>
  );
}
