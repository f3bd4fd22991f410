/** The body whose minutes these are, as the title says it, and all its later mentions. */
import heads from '../../lexicon/org-heads.json' with { type: 'json' };
import titles from '../../lexicon/org-titles.json' with { type: 'json' };
import { hasHead } from './body-word.ts';
import { finderOf } from './match.ts';
import type { Range, Rule, View } from './rule.ts';
import { baseForms, endsName, isCapital, isWord, joins } from './words.ts';

/** A title stands among so many sentences at the top. */
const TOP = 40;
const LONGEST_TITLE = 18;

const DOCUMENTS = new Set(titles.documents);
const MEETINGS = new Set(titles.meetings);
/** 'Granens vårmöte': the name is in the genitive before it. */
const MEETING = /(?:möte|stämma|sammanträde|träff)[tn]?$/u;
const GENERIC = new Set(titles.generic);

/** What follows 'Protokoll', 'Minnesanteckningar från möte med …', up to a date or a comma. */
export const titleBody: Rule = {
  name: 'title-body',
  propose: (view) =>
    titleBodies(view).flatMap((name) =>
      formsOf(name).flatMap((form) =>
        finderOf(view)
          .places(form)
          .map((place): Range => ({ ...place, label: 'ORG', score: 0.95 })),
      ),
    ),
};

/** The names of bodies in the titles of the document, as lists of words. */
export function titleBodies(view: View): string[][] {
  const found = view.words.slice(0, TOP).flatMap((words, sentence) => {
    const kind = view.document.blocks[view.sentences[sentence]?.block ?? -1]?.kind;
    const at = words.findIndex((word) => DOCUMENTS.has(word.toLowerCase()));
    if (at < 0 || kind === 'item' || (at > 0 && words.length > LONGEST_TITLE)) return [];
    if (words.every((word) => DOCUMENTS.has(word.toLowerCase()))) return lineBelow(view, sentence);
    const name = at === 0 ? nameFrom(words, 1) : nameBefore(words, at);
    return name.length > 0 && isName(name) ? [name] : [];
  });
  return [...new Map(found.map((name) => [name.join(' ').toLowerCase(), name])).values()];
}

/** 'Mötesprotokoll' alone: the next line may say whose. */
function lineBelow(view: View, sentence: number): string[][] {
  const words = view.words[sentence + 1] ?? [];
  if (words.length > LONGEST_TITLE || isFiller(words[0] ?? '')) return [];
  const name = nameFrom(words, 0);
  const rest = words.slice(name.length);
  const dated = rest.every((word) => /^[\d,]/u.test(word) || endsName(word));
  return name.length > 1 && dated && isName(name) ? [name] : [];
}

function nameFrom(words: readonly string[], from: number): string[] {
  let start = from;
  while (start < words.length && isFiller(words[start] ?? '')) start++;
  let end = start;
  while (
    end < words.length &&
    (words[end] === 'för' || joins(words[end]) || !endsName(words[end]))
  ) {
    const word = (words[end] ?? '').toLowerCase();
    if (GENERIC.has(word) || MEETING.test(word)) break;
    end++;
  }
  return trimmed(words.slice(start, end));
}

/** 'Odlingsgruppen, minnesanteckningar 240301'. */
function nameBefore(words: readonly string[], at: number): string[] {
  const name = words.slice(0, at).filter((word, i) => !(word === ',' && i === at - 1));
  return name.every((word) => joins(word) || word === 'för' || !endsName(word)) ? name : [];
}

function isFiller(word: string): boolean {
  const lower = word.toLowerCase();
  return MEETINGS.has(lower) || DOCUMENTS.has(lower) || /^[^\p{L}\p{N}]$/u.test(word);
}

function trimmed(words: string[]): string[] {
  while (words.length > 0 && (joins(words.at(-1)) || isFiller(words.at(-1) ?? ''))) words.pop();
  return words;
}

function isName(name: readonly string[]): boolean {
  const first = name[0] ?? '';
  if (!isWord(first) || name.some((word) => GENERIC.has(word.toLowerCase()))) return false;
  const compound = name.some((word) => hasHead(word.toLowerCase(), INDEFINITE));
  return compound || (isCapital(first) && name.join('').length > 3);
}

const INDEFINITE = [...heads.indefinite, ...heads.body];

/** The name itself, the definite of its head, and its initials. */
function formsOf(name: readonly string[]): string[][] {
  const head = name.find((word) => hasHead(word.toLowerCase(), heads.indefinite));
  const definite = head === undefined ? [] : [[definiteOf(head.toLowerCase())]];
  // Without its genitive ending the name is found with and without.
  const bare = [...name.slice(0, -1), baseForms(name.at(-1) ?? '').at(-1) ?? ''];
  return [bare, ...definite];
}

function definiteOf(head: string): string {
  if (head.endsWith('råd') || head.endsWith('utskott') || head.endsWith('kontor'))
    return `${head}et`;
  if (head.endsWith('nätverk')) return `${head}et`;
  return /[eé]$/u.test(head) ? `${head}n` : `${head}en`;
}
