/** Lists of names, most of them known to be organisations: then the others are, too. */
import { canName, cueBefore } from './counterpart.ts';
import { isMunicipality } from './place-body.ts';
import { bySentence, type Found, meets, type Range, type Rule, textOf, type View } from './rule.ts';
import { endsName, isCapital, isRole, isWord, joins } from './words.ts';

/** So many items make a list, and none has more words. */
const FEWEST = 4;
const LONGEST = 3;
const LEAD = new Set(['till', 'från', 'med', 'av', 'hos', ':']);
/** Between items, beside line ends. */
const MARKS = new Set([',', ';', '•', '*', '|']);

/** An item of a list. */
interface Item {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

/** The other items of a list with commas or of lines that are at least half organisations. */
export const series: Rule = {
  name: 'series',
  propose: (view, found) => {
    const named = bySentence(found);
    const persons = found.filter(({ label }) => label === 'PER');
    return listsOf(view).flatMap((items) => {
      const of = (item: Item) =>
        (named.get(item.sentence) ?? []).filter((name) => meets(name, item));
      const organisations = items.filter((item) => of(item).some(({ label }) => label === 'ORG'));
      const known = organisations.length;
      const cued = isCued(view, items[0]);
      const enough = known * 2 >= items.length || cued;
      if (known < 2 || !enough || items.some((item) => of(item).some(isPerson))) return [];
      // Who is a person elsewhere is one here.
      const isOther = (item: Item): boolean =>
        persons.some((n) => n.sentence !== item.sentence && textOf(view, n) === textOf(view, item));
      return items
        .filter((item) => !organisations.includes(item) && !isPlace(view, item) && !isOther(item))
        .filter((item) => cued || isAllCapital(view, item))
        .map(
          ({ sentence, start, end }): Range => ({ sentence, start, end, label: 'ORG', score: 0.8 }),
        );
    });
  },
};

/** 'Granverket (i maj) och Granify.': what is joined to a body at the end of a sentence is one. */
export const joined: Rule = {
  name: 'joined',
  looksAt: canName,
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const last = words[i + 1] === undefined || /^[.!;]$/u.test(words[i + 1] ?? '');
      if (!joins(words[i - 1]) || !last) return [];
      const before = words[i - 2] === ')' ? words.lastIndexOf('(', i - 2) : i - 1;
      const names = named.get(sentence) ?? [];
      const body = names.some((name) => name.label === 'ORG' && name.end === before);
      const range: Range = { sentence, start: i, end: i + 1, label: 'ORG', score: 0.8 };
      return !body || names.some((name) => meets(name, range)) ? [] : [range];
    });
  },
};

/** True where what stands before the list tells that somebody is written or paid to. */
function isCued(view: View, first: Item | undefined): boolean {
  return first !== undefined && cueBefore(view.words[first.sentence] ?? [], first.start) !== null;
}

/** A single family name may be that of a firm. */
function isPerson({ label, start, end }: Found): boolean {
  return label === 'PER' && end - start > 1;
}

/** 'Inkomna ärenden' is no name, unless somebody writes to it. */
function isAllCapital(view: View, { sentence, start, end }: Item): boolean {
  return (view.words[sentence] ?? []).slice(start, end).every((word) => /\p{Lu}/u.test(word));
}

function isPlace(view: View, item: Item): boolean {
  return isMunicipality(textOf(view, item));
}

function listsOf(view: View): Item[][] {
  const lists: Item[][] = [];
  let list: Item[] = [];
  const close = (): void => {
    if (list.length >= FEWEST) lists.push(list);
    list = [];
  };
  view.words.forEach((_, sentence) => {
    const pieces = piecesOf(view, sentence);
    if (pieces.length > 1) close();
    for (const [i, { start, end }] of pieces.entries()) {
      const item = itemAt(view, sentence, start, end, i === 0);
      if (item === null || item.start > start + 1) close();
      if (item) list.push(item);
    }
    if (pieces.length > 1) close();
  });
  close();
  return lists;
}

/** The parts of a sentence between commas, list marks and line ends. */
function piecesOf(view: View, sentence: number): { start: number; end: number }[] {
  const words = view.words[sentence] ?? [];
  const tokens = view.sentences[sentence]?.tokens ?? [];
  const { text } = view.document;
  const pieces: { start: number; end: number }[] = [];
  const lines = text.slice(tokens[0]?.span.start, tokens.at(-1)?.span.end).includes('\n');
  let start = 0;
  for (let i = 0; i <= words.length; i++) {
    const before = tokens[i - 1]?.span.end ?? 0;
    const broken =
      lines && i > start && text.slice(before, tokens[i]?.span.start ?? before).includes('\n');
    const mark = MARKS.has(words[i] ?? '');
    if (i < words.length && !broken && !mark) continue;
    if (i > start) pieces.push({ start, end: i });
    start = mark ? i + 1 : i;
  }
  return pieces;
}

/** The name that a piece is, what leads up to it and a parenthesis taken off; null for none. */
function itemAt(
  view: View,
  sentence: number,
  from: number,
  to: number,
  first: boolean,
): Item | null {
  const words = view.words[sentence] ?? [];
  let end = to;
  while (end > from && (words[end - 1] === '.' || words[end - 1] === ')')) {
    const open = words.lastIndexOf('(', end - 1);
    end = words[end - 1] === ')' && open > from ? open : end - 1;
  }
  let start = end;
  while (first && start > from && !LEAD.has(words[start - 1] ?? '')) start--;
  if (!first) start = from;
  if (joins(words[start]) || words[start] === '-' || words[start] === '–') start++;
  if (end <= start || end - start > LONGEST) return null;
  const name = words.slice(start, end);
  const fits =
    (isCapital(name[0]) || /^\p{Ll}\p{Lu}/u.test(name[0] ?? '')) &&
    name.every((word) => isWord(word) && !endsName(word) && !isRole(word));
  return fits ? { sentence, start, end } : null;
}
