/** Where somebody lives: a street with its number, where the words around it make it a home. */
import lexicon from '../lexicon/private.json' with { type: 'json' };
import { before, type Found, type Known, lineAt, wordsPattern } from './context.ts';

const GAP = '[ \\u00A0]';
const TOWN = `\\d{3}${GAP}?\\d{2}${GAP}+\\p{Lu}[\\p{L}-]+(?:${GAP}\\p{Lu}[\\p{L}-]+(?![\\p{L}-]|\\s*\\d))?`;
const NUMBER =
  `\\d{1,3}(?:${GAP}?[A-Ha-h](?![\\p{L}\\p{N}]))?` +
  `(?:,?${GAP}*(?:lgh|lägenhet)\\.?${GAP}*\\d{1,4})?(?:,?${GAP}*\\d{1,2}${GAP}?(?:tr|vån)\\.?(?!\\p{L}))?`;
/** A postal code with its town belongs to it, also on the next line or in the next cell. */
const AFTER = `(?:(?:\\s*[,;|]\\s*|\\s+)${TOWN})?`;
const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}.:-]*${GAP}){0,2}` +
    `(?:\\p{Lu}[\\p{L}-]*)?(?:${lexicon.streetEndings.join('|')})${GAP}+${NUMBER}` +
    `(?![\\p{L}\\p{N}]|[-–/]\\d|[.:]\\d)${AFTER}`,
  'gu',
);
/** Any name with a number, where a label says that it is a home. */
const PLACE = new RegExp(
  `^(?:\\s*(?:är|:|i|på|till))*\\s*(\\p{Lu}[\\p{L}-]*(?:${GAP}\\p{Lu}[\\p{L}-]*){0,2}${GAP}+${NUMBER}(?![\\p{L}\\p{N}])${AFTER})`,
  'u',
);
const LIVES = new RegExp(`${wordsPattern(lexicon.livesAt)}[\\s:=()]*(?:är\\s+|på\\s+)?$`, 'iu');
const LABELS = new RegExp(wordsPattern(lexicon.livesAt), 'giu');
/** Who moves, moves to a room, too. */
const HOME = /adress|^bo|skriven|folkbok/iu;
const NOT_HOME = new RegExp(wordsPattern(lexicon.notHomes), 'iu');
/** Between a name and an address in a row of somebody's. */
const JOINT = /^[\s,;|()]*(?:(?:adress|hem|bostad)\s*:?\s*)?$/iu;

/** What else is told of a person before the address: a number of eight digits or more, parted. */
const OWN_NUMBER = new RegExp(
  `(?:(?:${lexicon.numberLabels.map((word) => word.replaceAll('.', '\\.')).join('|')}|tel\\.?|` +
    `telefon|mobil)${GAP}*:?${GAP}*)?(?<![\\p{L}\\p{N}])\\+?\\d(?:[ \\u00A0+-]{0,2}\\d){7,13}(?!\\p{N})`,
  'giu',
);

/** True where nothing but a joint and numbers stand between a person's name and the address. */
function followsPerson({ text, people }: Known, start: number): boolean {
  return people.some(({ end }) => {
    if (end > start || start - end > 80) return false;
    const between = text.slice(end, start).replace(OWN_NUMBER, '');
    return between.length < 40 && JOINT.test(between) && /[,;|\t(\n]| {2}/u.test(between);
  });
}

function* homes(known: Known): Generator<Found> {
  const { text } = known;
  for (const { index, 0: found } of text.matchAll(STREET)) {
    const line = lineAt(text, index);
    const lead = text.slice(line.start, index);
    const told = LIVES.test(before(text, index, 60));
    if (!told && (NOT_HOME.test(lead) || !followsPerson(known, index))) continue;
    yield { kind: 'address', start: index, end: index + found.length };
  }
  for (const { index, 0: label } of text.matchAll(LABELS)) {
    if (!HOME.test(label)) continue;
    const from = index + label.length;
    const { 0: all, 1: place } = PLACE.exec(text.slice(from, from + 120)) ?? [];
    if (all === undefined || place === undefined) continue;
    const end = from + all.length;
    yield { kind: 'address', start: end - place.length, end };
  }
}

/** Every home; where a meeting is held is none. */
export function* addresses(known: Known): Generator<Found> {
  for (const home of homes(known)) {
    if (known.venues.some(({ start, end }) => start < home.end && home.start < end)) continue;
    yield home;
  }
}
