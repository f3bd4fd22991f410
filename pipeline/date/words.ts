/** The words that tell deadlines from other times, made into questions to a piece of text. */
import words from '../lexicon/deadlines.json' with { type: 'json' };

type List = Exclude<keyof typeof words, 'source'>;

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+');
}

function source(list: List): string {
  const longestFirst = [...words[list]].sort((a, b) => b.length - a.length);
  return `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})`;
}

const WHOLE = '(?![\\p{L}\\p{N}])';

/** One of the words anywhere. */
export function anywhere(list: List): RegExp {
  return new RegExp(`${source(list)}${WHOLE}`, 'iu');
}

/** One of the words as the last before the time, up to `gap` other words between. */
export function justBefore(list: List, gap = 0): RegExp {
  return new RegExp(
    `${source(list)}${WHOLE}(?:\\s+[\\p{L}\\p{N}§,&()]+){0,${gap}}[\\s:,–-]*$`,
    'iu',
  );
}

/** One of the stems with a verb's or participle's ending. */
export function inflected(list: List): RegExp {
  const ending = '(?:a|as|ar|er|r|s|es|at|ats|e)';
  return new RegExp(`${source(list)}${ending}${WHOLE}`, 'iu');
}

/** One of the nouns, or a compound that ends in one. */
export function suffixed(list: List): RegExp {
  return new RegExp(`${source(list).replace('(?<![\\p{L}\\p{N}])', '')}${WHOLE}`, 'iu');
}

const PAST = anywhere('pasts');
/** Small letters only: names end in anything. */
const PAST_ENDING =
  /(?<!\p{L})\p{Ll}{2,}(?:ade|ades|dde|ddes|rdes|ldes|ndes|ktes|ptes|stes)(?!\p{L})/u;
const SUPINE =
  /(?<!\p{L})(?:har|hade)(?:\s+[^\s.!?;:]+){0,7}?\s+\p{L}{2,}(?:[aitkpslrm]t|ts|(?:kä|sä|vä)nt)(?!\p{L})/iu;
const OBLIGED = anywhere('obligations');

/** True where a clause tells what happened; 'ska ha lämnats' and 'borde lämnats' do not. */
export function isPast(clause: string): boolean {
  if (OBLIGED.test(clause)) return false;
  return PAST.test(clause) || PAST_ENDING.test(clause) || SUPINE.test(clause);
}
