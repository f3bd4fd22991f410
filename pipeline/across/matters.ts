/** The same matter through several meetings of a body: by case number, else by its title. */
import { daysBetween } from '../calendar/index.ts';
import words from '../lexicon/matters.json' with { type: 'json' };
import { fold } from '../similar.ts';
import { contentWords, sharedWords } from './content-words.ts';
import type { FollowedItem, MeetingDocument } from './meeting-document.ts';

/** One item of one meeting that deals with the matter. */
export interface MatterStep {
  readonly document: string;
  readonly item: string;
  /** What it was joined to the earlier ones by; null for the first. */
  readonly by: 'case-number' | 'same-title' | 'like-title' | null;
  readonly evidence: readonly string[];
}

export interface Matter {
  readonly title: string;
  readonly caseNumbers: readonly string[];
  /** By date. */
  readonly steps: readonly MatterStep[];
}

interface Open {
  readonly titles: string[];
  readonly caseNumbers: Set<string>;
  readonly steps: MatterStep[];
  /** Date of the last step. */
  last: string | null;
}

const ROUTINE = new Set(words.routine);
const FORMER = words.former;
/** So much of the words of both titles must be the same, and so many. */
const LEAST_SHARE = 0.6;
const LEAST_WORDS = 2;
/** What comes back under its title after so many days is next year's. */
const LONGEST_DAYS = 300;
/** What so many meetings in a row have is a standing item: 'Ekonomi', 'Runda bordet'. */
const STANDING_STEPS = 5;
const STANDING_SHARE = 0.7;

/** True of an item in which a meeting deals with itself: no two of them are one matter. */
export function isRoutine(title: string): boolean {
  const plain = plainTitle(title);
  const starts = words.routineStarts.some((start) => plain.startsWith(start));
  return plain === '' || starts || ROUTINE.has(plain) || isFormer(title);
}

/** True of the item in which a meeting looks back at the one before. */
export function isFormer(title: string): boolean {
  const plain = plainTitle(title);
  return FORMER.some((start) => plain.startsWith(start));
}

/** Without number and case number, folded. */
function plainTitle(title: string): string {
  return fold(title)
    .replace(/^(?:§+\s*)?[\d.]+[.):]?\s*/u, '')
    .replace(/^(?:frågan|fråga|information|beslut) om\s+/u, '')
    .replace(/(?:dnr|diarienummer|ärendenummer)\b.*$/u, '')
    .replace(/[\s:.–-]+$/u, '');
}

/** The matters of one body's documents, which are by date; those of one meeting only are left out. */
export function mattersOf(documents: readonly MeetingDocument[]): Matter[] {
  const open: Open[] = [];
  for (const { document, date, items } of documents) {
    for (const item of items) {
      if (isRoutine(item.title)) continue;
      const found = joined(item, { document, date }, open);
      const step = { document, item: item.id };
      if (found) {
        found.matter.last = date;
        found.matter.steps.push({ ...step, by: found.by, evidence: found.evidence });
        found.matter.titles.push(item.title);
        for (const number of item.caseNumbers) found.matter.caseNumbers.add(number);
      } else {
        open.push({
          titles: [item.title],
          caseNumbers: new Set(item.caseNumbers),
          steps: [{ ...step, by: null, evidence: [] }],
          last: date,
        });
      }
    }
  }
  const order = documents.map(({ document }) => document);
  const several = open.filter((matter) => {
    const meetings = new Set(matter.steps.map((step) => step.document));
    return meetings.size > 1 && !isStanding(matter, meetings.size, order);
  });
  return several.map(({ titles, caseNumbers, steps }) => {
    return { title: titles.at(-1) ?? '', caseNumbers: [...caseNumbers], steps };
  });
}

/** Nearly every meeting from its first to its last has it, and no case number tells it apart. */
function isStanding(
  { steps, caseNumbers }: Open,
  meetings: number,
  order: readonly string[],
): boolean {
  if (meetings < STANDING_STEPS || caseNumbers.size > 0) return false;
  const from = order.indexOf(steps[0]?.document ?? '');
  const to = order.indexOf(steps.at(-1)?.document ?? '');
  return meetings / (to - from + 1) >= STANDING_SHARE;
}

interface Join {
  readonly matter: Open;
  readonly by: NonNullable<MatterStep['by']>;
  readonly evidence: readonly string[];
}

/** A case number tells; without one on both sides the latest matter with such a title. */
function joined(
  item: FollowedItem,
  { document, date }: Pick<MeetingDocument, 'document' | 'date'>,
  open: readonly Open[],
): Join | null {
  for (const matter of open.toReversed()) {
    const numbers = item.caseNumbers.filter((number) => matter.caseNumbers.has(number));
    if (numbers.length > 0) return { matter, by: 'case-number', evidence: numbers };
  }
  for (const matter of open.toReversed()) {
    // Two cases with one title are two matters; so are two items of one meeting.
    if (item.caseNumbers.length > 0 && matter.caseNumbers.size > 0) continue;
    if (matter.steps.some((step) => step.document === document)) continue;
    if (!date || !matter.last || daysBetween(matter.last, date) > LONGEST_DAYS) continue;
    const like = likeTitle(item.title, matter.titles);
    if (like) return { matter, ...like };
  }
  return null;
}

function yearsIn(title: string): string {
  return (title.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu) ?? []).join(' ');
}

function likeTitle(
  title: string,
  titles: readonly string[],
): { by: 'same-title' | 'like-title'; evidence: string[] } | null {
  const plain = plainTitle(title);
  const same = titles.find((one) => plainTitle(one) === plain);
  if (same !== undefined) return { by: 'same-title', evidence: [same] };
  const own = contentWords(plain);
  for (const one of titles) {
    // Each year has its budget: '2024 års …' is not '2025 års …'.
    if (yearsIn(plain) !== yearsIn(plainTitle(one))) continue;
    const others = contentWords(plainTitle(one));
    const shared = sharedWords(own, others);
    const share = shared.length / Math.max(own.size, others.size, 1);
    if (shared.length >= LEAST_WORDS && share >= LEAST_SHARE) {
      return { by: 'like-title', evidence: shared };
    }
  }
  return null;
}
