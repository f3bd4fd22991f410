/** The same matter through several meetings of a body: by case number, title and what is named. */
import { daysBetween } from '../calendar/index.ts';
import { fold } from '../similar.ts';
import { contentWords, sharedWords } from './content-words.ts';
import type { FollowedItem, MeetingDocument } from './meeting-document.ts';
import { isAnotherTime, isRoutine, likeness, plainTitle } from './titles.ts';

/** One item of one meeting that deals with the matter. */
export interface MatterStep {
  readonly document: string;
  readonly item: string;
  /** What it was joined to the earlier ones by; null for the first. */
  readonly by: 'case-number' | 'same-title' | 'like-title' | 'shared-names' | null;
  readonly evidence: readonly string[];
}

export interface Matter {
  readonly title: string;
  readonly caseNumbers: readonly string[];
  /** By date. */
  readonly steps: readonly MatterStep[];
}

/** An item with what is said of it. */
interface Said {
  readonly item: FollowedItem;
  readonly words: ReadonlySet<string>;
}

interface Open {
  readonly items: Said[];
  readonly caseNumbers: Set<string>;
  readonly steps: MatterStep[];
  /** Date of the last step. */
  last: string | null;
}

/** What comes back under its title after so many days is next year's. */
const LONGEST_DAYS = 300;
/** And under part of it after so many: 'Stämman' in spring is not that in autumn. */
const LOOSE_DAYS = 180;
/** What so many meetings in a row have is a standing item: 'Kvarteren', 'Runda bordet'. */
const STANDING_STEPS = 5;
const STANDING_SHARE = 0.7;
/** What more items than this say or name tells none of them apart. */
const MOST_ITEMS = 4;
/** Where titles share only a part, so many words of what is said must be the same. */
const LEAST_SAID = 3;
/** Where items name the same, their titles share at least so much. */
const LEAST_PART = 0.33;

/** The matters of one body's documents, which are by date; without those of one meeting only. */
export function mattersOf(documents: readonly MeetingDocument[]): Matter[] {
  const open: Open[] = [];
  const common = commonIn(documents);
  for (const { document, date, body, sentences, items } of documents) {
    for (const item of items) {
      if (isRoutine(item.title) || plainTitle(item.title) === fold(body ?? '')) continue;
      const own = sentences.filter((sentence) => sentence.item === item.id);
      const said = { item, words: contentWords(own.map(({ text }) => text).join(' ')) };
      const found = joined(said, { document, date }, open, common);
      const step = { document, item: item.id };
      if (found) {
        found.matter.last = date;
        found.matter.steps.push({ ...step, by: found.by, evidence: found.evidence });
        found.matter.items.push(said);
        for (const number of item.caseNumbers) found.matter.caseNumbers.add(number);
      } else {
        open.push({
          items: [said],
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
  return several.map(({ items, caseNumbers, steps }) => {
    return { title: items.at(-1)?.item.title ?? '', caseNumbers: [...caseNumbers], steps };
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

/** True of a word or name that many items have. */
type Common = (word: string) => boolean;

function commonIn(documents: readonly MeetingDocument[]): Common {
  const counts = new Map<string, number>();
  for (const { items, sentences } of documents) {
    for (const { id, names } of items) {
      const own = sentences.filter(({ item }) => item === id).map(({ text }) => text);
      for (const word of new Set([...contentWords(own.join(' ')), ...names])) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return (word) => (counts.get(word) ?? 0) > MOST_ITEMS;
}

interface Join {
  readonly matter: Open;
  readonly by: NonNullable<MatterStep['by']>;
  readonly evidence: readonly string[];
}

/** A case number tells; without one on both sides the latest matter with the nearest title. */
function joined(
  said: Said,
  { document, date }: Pick<MeetingDocument, 'document' | 'date'>,
  open: readonly Open[],
  common: Common,
): Join | null {
  const { title, caseNumbers } = said.item;
  for (const matter of open.toReversed()) {
    const numbers = caseNumbers.filter((number) => matter.caseNumbers.has(number));
    if (numbers.length > 0) return { matter, by: 'case-number', evidence: numbers };
  }
  const found = open.toReversed().flatMap((matter) => {
    // Two cases with one title are two matters; so are two items of one meeting.
    if (caseNumbers.length > 0 && matter.caseNumbers.size > 0) return [];
    if (matter.steps.some((step) => step.document === document)) return [];
    if (!date || !matter.last || daysBetween(matter.last, date) > LONGEST_DAYS) return [];
    // Each year has its budget: '2024 års …' is not '2025 års …'.
    const titles = matter.items.map(({ item }) => item.title);
    if (isAnotherTime(title, titles)) return [];
    const isLong = daysBetween(matter.last, date) > LOOSE_DAYS;
    return matter.items
      .flatMap((one) => likeItem(said, one, common, isLong) ?? [])
      .map((like) => ({ matter, ...like }));
  });
  return BY.flatMap((by) => found.find((one) => one.by === by) ?? [])[0] ?? null;
}

/** The surest first. */
const BY = ['same-title', 'like-title', 'shared-names'] as const;

/** Why an item is of the matter of an earlier one, or null. */
function likeItem(
  said: Said,
  earlier: Said,
  common: Common,
  isLong: boolean,
): { by: (typeof BY)[number]; evidence: readonly string[] } | null {
  const alike = likeness(said.item.title, earlier.item.title);
  if (alike === null) return null;
  const { degree, words, share } = alike;
  if (degree === 'same') return { by: 'same-title', evidence: words };
  if (degree === 'like') return { by: 'like-title', evidence: words };
  if (isLong) return null;
  if (degree === 'subject') return { by: 'like-title', evidence: words };
  const telling = words.filter((word) => !common(word));
  const [own, others] = [said.item, earlier.item];
  const names = own.names.filter((name) => others.names.includes(name) && !common(name));
  const unnumbered = own.caseNumbers.length + others.caseNumbers.length === 0;
  if (unnumbered && share >= LEAST_PART && telling.length > 0 && names.length > 0) {
    return { by: 'shared-names', evidence: [...telling, ...names] };
  }
  const both = sharedWords(said.words, earlier.words).filter((word) => !common(word));
  if (degree === 'some' || both.length < LEAST_SAID) return null;
  return { by: 'like-title', evidence: words };
}
