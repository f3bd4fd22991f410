/** Who was elected to an office of the meeting, and who opened it. */

import { evidenceOf, narrowed } from '../evidence.ts';
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import type { Evidence } from '../types.ts';
import { type Found, type FoundBy, nameAfter, nameBefore } from './people.ts';
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

/** 'Till ordförande valdes X'; guesses, as all confidences of this file. */
const INVERTED: Evidence = { confidence: 0.95, by: 'elected-inverted' };
/** 'Mötet valde X till ordförande'. */
const ACTIVE: Evidence = { confidence: 0.94, by: 'elected-active' };
/** 'X valdes till ordförande', 'X är ordförande'. */
const PASSIVE: Evidence = { confidence: 0.9, by: 'elected-passive' };
/** The name alone under 'Val av ordförande'. */
const ALONE: Evidence = { confidence: 0.88, by: 'elected-alone' };
/** 'X valdes' under 'Val av ordförande'. */
const UNDER_HEADING: Evidence = { confidence: 0.8, by: 'elected-under-heading' };
/** 'Mötet öppnades av X'. */
const OPENED_BY: Evidence = { confidence: 0.8, by: 'opened-by' };
/** 'X öppnade mötet'. */
const OPENS: Evidence = { confidence: 0.75, by: 'opens-meeting' };
/** 'Ordföranden X ställer …', more than once. */
const CALLED_CHAIR: Evidence = { confidence: 0.8, by: 'called-chair' };

/** The people whom the minutes elect to `office`, in the order of the text. */
export function findElected(rows: readonly Row[], office: Office): FoundBy[] {
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
  const found: FoundBy[] = [];
  let under = false;
  for (const row of rows) {
    if (row.kind === 'furniture') continue;
    if (row.kind === 'heading') under = isElectionOf(row.text, names);
    const bare = under ? nameAlone(row) : null;
    const one = [
      ...(bare ? [{ ...bare, ...ALONE }] : []),
      ...matches(row, inverted, 'after', INVERTED),
      ...matches(row, after, 'after', ACTIVE),
      ...matches(row, before, 'before', PASSIVE),
      ...(under && row.kind !== 'heading' ? underHeading(row) : []),
    ][0];
    if (one) found.push(...(office === 'adjuster' ? withOthers(one) : [one]));
  }
  return found;
}

/** 'Ada Ek och Bo Berg': the names joined to one, before it and after it. */
function withOthers(one: FoundBy): FoundBy[] {
  const { row, range } = one;
  const joint = /(?:,|\s(?:och|samt))\s+$/u.exec(row.text.slice(0, range.start));
  const before = joint ? nameBefore(row, 0, range.start - joint[0].length) : null;
  const next = /^(?:\s*\(\p{Lu}+\))?(?:,|\s+(?:och|samt))\s+/u.exec(row.text.slice(range.end));
  const after = next ? nameAfter(row, range.end + next[0].length) : null;
  const joined = narrowed(one, 'joined', 0.95);
  return [before, one, after].flatMap((found) => {
    if (found === null) return [];
    return [{ ...found, ...(found === one ? evidenceOf(one) : joined) }];
  });
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

function underHeading(row: Row): FoundBy[] {
  const verb = any(`\\s(?:föreslås|föreslogs|är|${ELECT})(?!\\p{L})`);
  return matches(row, verb, 'before', UNDER_HEADING);
}

function matches(
  row: Row,
  pattern: RegExp,
  side: 'before' | 'after',
  evidence: Evidence,
): FoundBy[] {
  const found: FoundBy[] = [];
  for (const match of row.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const name = side === 'before' ? nameBefore(row, 0, match.index) : nameAfter(row, end);
    if (name) found.push({ ...name, ...evidence });
  }
  return found;
}

/** Who opened the meeting: 'Mötet öppnades av X', 'X förklarade mötet öppnat', 'X öppnade mötet'. */
export function findOpener(rows: readonly Row[]): FoundBy | null {
  const by = any(`(?<!\\p{L})(?:${OPENED})(?:[^.]|\\.(?=\\d)){0,25}?\\s+av\\s+`);
  const subject = any(
    `\\s(?:hälsa(?:de|r)[^.]{0,80}?\\soch\\s)?(?:förklarade|förklarar|öppnade|öppnar)\\s+(?:mötet|sammanträdet|stämman|årsmötet)`,
  );
  const closing = new RegExp(`(?:${phrases.closed.join('|')})`, 'iu');
  for (const row of rows) {
    if (row.kind === 'furniture') continue;
    const hits = [
      ...matches(row, by, 'after', OPENED_BY),
      ...matches(row, subject, 'before', OPENS),
    ];
    if (hits[0] && !closing.test(row.text)) return hits[0];
  }
  return null;
}

/** Whom running text calls the chair: 'Ordföranden X (S) ställer …'; the one named most often. */
export function findNamedChair(rows: readonly Row[]): FoundBy | null {
  const counts = new Map<string, { count: number; found: FoundBy }>();
  const pattern = any(
    '(?:^|[.:]\\s|(?<!\\p{L})(?:av|med|samt|och|till|från)\\s)ordföranden?\\s+(?=\\p{Lu})',
  );
  for (const row of rows) {
    const hits = row.kind === 'furniture' ? [] : matches(row, pattern, 'after', CALLED_CHAIR);
    for (const found of hits) {
      if (!found.name.includes(' ')) continue;
      const entry = counts.get(found.name) ?? { count: 0, found };
      counts.set(found.name, { ...entry, count: entry.count + 1 });
    }
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  if (!most) return null;
  const once = most.count === 1;
  return once ? { ...most.found, ...narrowed(CALLED_CHAIR, 'once', 0.8) } : most.found;
}
