/** Ways from what is told of many documents to where it stands. */
import { Link } from '../shell/link.tsx';
import { shownDate, t } from '../shell/words.ts';

/** A stretch of a document: half-open, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch with its text and what of it is marked. */
export interface Line extends Stretch {
  readonly text: string;
  readonly marks: readonly Stretch[];
}

/** Where the page shows a place of a document. */
export function addressOf(sha256: string, { start, end }: Stretch): string {
  return `/documents/${sha256}?at=${start}-${end}`;
}

/** The text of a line with its marks. */
export function Marked({ line: { start, text, marks } }: { readonly line: Line }) {
  const parts = [];
  let at = start;
  for (const mark of marks) {
    if (mark.start < at || mark.start < start) continue;
    parts.push(text.slice(at - start, mark.start - start));
    parts.push(<mark key={mark.start}>{text.slice(mark.start - start, mark.end - start)}</mark>);
    at = mark.end;
  }
  return (
    <>
      {parts}
      {text.slice(at - start)}
    </>
  );
}

interface Placed {
  readonly sha256: string;
  readonly found: readonly Line[];
}

/** Lines that each lead to their place. */
export function Lines({ sha256, found }: Placed) {
  return (
    <ul class="lines">
      {found.map((line) => (
        <li key={`${line.start} ${line.text}`}>
          <Link href={addressOf(sha256, line.marks[0] ?? line)}>
            <Marked line={line} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A document in a list of what was found in it. */
export interface Met {
  readonly sha256: string;
  readonly name: string;
  readonly date: string | null;
  readonly body: string | null;
}

/** What a document is called: its body and day, else its file. */
export function MetHead({ one: { sha256, name, date, body } }: { readonly one: Met }) {
  return (
    <>
      <Link href={`/documents/${sha256}`}>{body ?? name}</Link>{' '}
      <span class="quiet">{date === null ? t('explore.no-date') : shownDate(date)}</span>
    </>
  );
}
