/** Who was elected to an office of the meeting, and who opened it. */

import { evidenceOf, narrowed } from '../evidence.ts';
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import type { Evidence } from '../types.ts';
import { type Found, type FoundBy, nameAfter, nameBefore } from './people.ts';
import type { Row } from './rows.ts';
import { anyOf } from './words.ts';

export type Office = 'chair' | 'secretary' | 'adjuster';

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

/** What elections to an office look like. */
interface Forms {
  /** Whether a row in small letters names the office at all. */
  readonly named: (lower: string) => boolean;
  readonly before: RegExp;
  readonly after: RegExp;
  readonly inverted: RegExp;
  readonly heading: RegExp;
}

const FORMS: Readonly<Record<Office, Forms>> = {
  chair: formsOf(phrases.meetingChair),
  secretary: formsOf(phrases.meetingSecretary),
  adjuster: formsOf(phrases.meetingAdjuster),
};

function formsOf(offices: readonly string[]): Forms {
  const names = offices.join('|');
  return {
    named: anyOf(offices),
    before: any(
      `\\s(?:(?:föreslås|föreslogs)\\s+och\\s+)?(?:(?:${ELECT})(?:\\s+in)?(?:\\s+enhälligt)?\\s+(?:till|som)?|är)\\s*(?:dagens\\s)?(?:${names})(?!\\p{L})`,
    ),
    after: any(
      `(?<!\\p{L})(?:${ACTIVELY})\\s+(?=[^.]{2,80}(?:till|som)\\s+(?:${names})(?!\\p{L}))`,
    ),
    inverted: any(
      `(?<!\\p{L})till\\s+(?:${names})(?:\\s+(?:dagens\\s+)?protokoll(?:et)?)?(?:\\s+(?:för|vid|på)\\s+\\p{L}+)?(?:\\s+tillika\\s+\\p{L}+)?(?:\\s+(?:${ELECT}))?\\s+(?=\\p{Lu})`,
    ),
    // 'Val av mötesordförande', or the office alone.
    heading: new RegExp(`^(?:[\\d.§\\s]*)(?:val\\s+av\\s+)?(?:${names})(?!\\p{L})`, 'iu'),
  };
}

/** The people whom the minutes elect to `office`, in the order of the text. */
export function* findElected(rows: readonly Row[], office: Office): Generator<FoundBy> {
  const forms = FORMS[office];
  let under = false;
  for (const row of rows) {
    if (row.kind === 'furniture') continue;
    const named = forms.named(row.lower);
    if (row.kind === 'heading') under = named && forms.heading.test(row.text);
    if (!named && !under) continue;
    const one = electedIn(row, forms, named, under);
    if (one) yield* office === 'adjuster' ? withOthers(one) : [one];
  }
}

/** The surest of a row. */
function electedIn(row: Row, forms: Forms, named: boolean, under: boolean): FoundBy | undefined {
  const bare = under ? nameAlone(row) : null;
  if (bare) return { ...bare, ...ALONE };
  const said = named
    ? (matches(row, forms.inverted, 'after', INVERTED)[0] ??
      matches(row, forms.after, 'after', ACTIVE)[0] ??
      matches(row, forms.before, 'before', PASSIVE)[0])
    : undefined;
  return said ?? (under && row.kind !== 'heading' ? underHeading(row)[0] : undefined);
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

/** 'Val av mötesordförande: Ada Ek', or 'Ada Ek' alone on the line below. */
function nameAlone(row: Row): Found | null {
  const start = row.kind === 'heading' ? (/(?::|\s[-–])\s/u.exec(row.text)?.index ?? -1) + 2 : 0;
  if (row.kind === 'heading' && start < 2) return null;
  const found = nameAfter(row, start);
  const rest = found ? row.text.slice(found.range.end).replace(/\s*\([^)]*\)/u, '') : 'x';
  return found?.name.includes(' ') && /^[.\s]*$/u.test(rest) ? found : null;
}

const ELECTED = any(`\\s(?:föreslås|föreslogs|är|${ELECT})(?!\\p{L})`);

function underHeading(row: Row): FoundBy[] {
  return matches(row, ELECTED, 'before', UNDER_HEADING);
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

const OPENED_BY_NAME = any(`(?<!\\p{L})(?:${OPENED})(?:[^.]|\\.(?=\\d)){0,25}?\\s+av\\s+`);
const NAME_OPENS = any(
  `\\s(?:hälsa(?:de|r)[^.]{0,80}?\\soch\\s)?(?:förklarade|förklarar|öppnade|öppnar)\\s+(?:mötet|sammanträdet|stämman|årsmötet)`,
);
const CLOSING = new RegExp(`(?:${phrases.closed.join('|')})`, 'iu');
/** What one of the two needs. */
const speaksOfOpening = anyOf([...phrases.opensActively, 'förklara', 'öppna']);

/** Who opened the meeting: 'Mötet öppnades av X', 'X förklarade mötet öppnat', 'X öppnade mötet'. */
export function findOpener(rows: readonly Row[]): FoundBy | null {
  for (const row of rows) {
    if (row.kind === 'furniture' || !speaksOfOpening(row.lower)) continue;
    const hit =
      matches(row, OPENED_BY_NAME, 'after', OPENED_BY)[0] ??
      matches(row, NAME_OPENS, 'before', OPENS)[0];
    if (hit && !CLOSING.test(row.text)) return hit;
  }
  return null;
}

const CHAIR_NAMED = any(
  '(?:^|[.:]\\s|(?<!\\p{L})(?:av|med|samt|och|till|från)\\s)ordföranden?\\s+(?=\\p{Lu})',
);

/** Whom running text calls the chair: 'Ordföranden X (S) ställer …'; the one named most often. */
export function findNamedChair(rows: readonly Row[]): FoundBy | null {
  const counts = new Map<string, { count: number; found: FoundBy }>();
  for (const row of rows) {
    if (row.kind === 'furniture' || !row.lower.includes('ordförande')) continue;
    for (const found of matches(row, CHAIR_NAMED, 'after', CALLED_CHAIR)) {
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
