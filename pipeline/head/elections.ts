/** Who was elected to an office of the meeting, and who opened it. */
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import { type Found, nameAfter, nameBefore } from './people.ts';
import type { Row } from './rows.ts';

export type Office = 'chair' | 'secretary' | 'adjuster';

const OFFICES: Readonly<Record<Office, string>> = {
  chair: phrases.meetingChair.join('|'),
  secretary: phrases.meetingSecretary.join('|'),
  adjuster: phrases.meetingAdjuster.join('|'),
};
const ELECT = phrases.elected.join('|');
const ACTIVELY = phrases.electsActively.join('|');
const OPENED = phrases.opensActively.join('|');
const any = (source: string): RegExp => new RegExp(source, 'giu');

/** The people whom the minutes elect to `office`, in the order of the text. */
export function findElected(rows: readonly Row[], office: Office): Found[] {
  const names = OFFICES[office];
  const before = any(
    `\\s(?:(?:föreslås|föreslogs)\\s+och\\s+)?(?:(?:${ELECT})(?:\\s+in)?(?:\\s+enhälligt)?\\s+(?:till|som)?|är)\\s*(?:dagens\\s)?(?:${names})(?!\\p{L})`,
  );
  const after = any(
    `(?<!\\p{L})(?:${ACTIVELY})\\s+(?=[^.]{2,80}(?:till|som)\\s+(?:${names})(?!\\p{L}))`,
  );
  const inverted = any(
    `(?<!\\p{L})till\\s+(?:${names})(?:\\s+(?:dagens\\s+)?protokoll(?:et)?)?(?:\\s+(?:för|vid|på)\\s+\\p{L}+)?(?:\\s+tillika\\s+\\p{L}+)?(?:\\s+(?:${ELECT}))?\\s+(?=\\p{Lu})`,
  );
  const found: Found[] = [];
  let under = false;
  for (const row of rows) {
    if (row.kind === 'furniture') continue;
    if (row.kind === 'heading') under = isElectionOf(row.text, names);
    const bare = under ? nameAlone(row) : null;
    const one = [
      ...(bare ? [bare] : []),
      ...matches(row, inverted, 'after'),
      ...matches(row, after, 'after'),
      ...matches(row, before, 'before'),
      ...(under && row.kind !== 'heading' ? underHeading(row) : []),
    ][0];
    if (one) found.push(...(office === 'adjuster' ? withOthers(one) : [one]));
  }
  return found;
}

/** 'Ada Ek och Bo Berg': the names joined to one, before it and after it. */
function withOthers(one: Found): Found[] {
  const { row, range } = one;
  const joint = /(?:,|\s(?:och|samt))\s+$/u.exec(row.text.slice(0, range.start));
  const before = joint ? nameBefore(row, 0, range.start - joint[0].length) : null;
  const next = /^(?:\s*\(\p{Lu}+\))?(?:,|\s+(?:och|samt))\s+/u.exec(row.text.slice(range.end));
  const after = next ? nameAfter(row, range.end + next[0].length) : null;
  return [before, one, after].filter((found) => found !== null);
}

/** 'Val av mötesordförande', or the office alone. */
function isElectionOf(heading: string, names: string): boolean {
  return new RegExp(`^(?:[\\d.§\\s]*)(?:val\\s+av\\s+)?(?:${names})(?!\\p{L})`, 'iu').test(heading);
}

/** 'Val av mötesordförande: Ada Ek', or 'Ada Ek' alone on the line below. */
function nameAlone(row: Row): Found | null {
  const start = row.kind === 'heading' ? (/(?::|\s[-–])\s/u.exec(row.text)?.index ?? -1) + 2 : 0;
  if (row.kind === 'heading' && start < 2) return null;
  const found = nameAfter(row, start);
  const rest = found ? row.text.slice(found.range.end).replace(/\s*\([^)]*\)/u, '') : 'x';
  return found?.name.includes(' ') && /^[.\s]*$/u.test(rest) ? found : null;
}

function underHeading(row: Row): Found[] {
  const verb = any(`\\s(?:föreslås|föreslogs|är|${ELECT})(?!\\p{L})`);
  return matches(row, verb, 'before');
}

function matches(row: Row, pattern: RegExp, side: 'before' | 'after'): Found[] {
  const found: Found[] = [];
  for (const match of row.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const name = side === 'before' ? nameBefore(row, 0, match.index) : nameAfter(row, end);
    if (name) found.push(name);
  }
  return found;
}

/** Who opened the meeting: 'Mötet öppnades av X', 'X förklarade mötet öppnat', 'X öppnade mötet'. */
export function findOpener(rows: readonly Row[]): Found | null {
  const by = any(`(?<!\\p{L})(?:${OPENED})(?:[^.]|\\.(?=\\d)){0,25}?\\s+av\\s+`);
  const subject = any(
    `\\s(?:hälsa(?:de|r)[^.]{0,80}?\\soch\\s)?(?:förklarade|förklarar|öppnade|öppnar)\\s+(?:mötet|sammanträdet|stämman|årsmötet)`,
  );
  const closing = new RegExp(`(?:${phrases.closed.join('|')})`, 'iu');
  for (const row of rows) {
    if (row.kind === 'furniture') continue;
    const hits = [...matches(row, by, 'after'), ...matches(row, subject, 'before')];
    if (hits[0] && !closing.test(row.text)) return hits[0];
  }
  return null;
}

/** Whom running text calls the chair: 'Ordföranden X (S) ställer …'; the one named most often. */
export function findNamedChair(rows: readonly Row[]): Found | null {
  const counts = new Map<string, { count: number; found: Found }>();
  const pattern = any(
    '(?:^|[.:]\\s|(?<!\\p{L})(?:av|med|samt|och|till|från)\\s)ordföranden?\\s+(?=\\p{Lu})',
  );
  for (const row of rows) {
    for (const found of row.kind === 'furniture' ? [] : matches(row, pattern, 'after')) {
      if (!found.name.includes(' ')) continue;
      const entry = counts.get(found.name) ?? { count: 0, found };
      counts.set(found.name, { ...entry, count: entry.count + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.found ?? null;
}
