/** The words of time, and the alternatives that patterns are built of. */
import words from '../lexicon/calendar.json' with { type: 'json' };

/** A fold that makes spelling variants equal: case and runs of white space. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ');
}

/** The text just before a place: as much as any rule looks back, so that long lines stay cheap. */
export function leading(text: string, at: number): string {
  return text.slice(Math.max(0, at - 80), at);
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+');
}

/** One of these words, the longest first, as the source of a pattern. */
export function anyOf(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}

function table<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

export const MONTHS = table<number>(words.months);
export const WEEKDAYS = table<number>(words.weekdays);
export const PAST_WEEKDAYS = table<number>(words.pastWeekdays);
export const ORDINALS = table<number>(words.ordinals);
export const NUMBERS = table<number>(words.numbers);
export const UNITS = table<string>(words.units);
export const SEASONS = table<number>(words.seasons);
export const TERMS = table<number>(words.terms);
export const DAYS = table<number>(words.days);
export const WHOLES = table<(string | number)[]>(words.wholes);
export const GENITIVES = table<string>(words.genitives);
export const TURNS = table<string>(words.turns);
export const HOLIDAYS = table<string>(words.holidays);
export const PARTS = table<string>(words.parts);
export const LIMITS = table<string>(words.limits);

/** The names of months in full; 'jan' and the like are not among them. */
export const MONTH_NAMES: readonly string[] = [...MONTHS.keys()].filter(
  (name) => name.length > 3 || name === 'maj',
);

const keys = (map: ReadonlyMap<string, unknown>): string => anyOf([...map.keys()]);

/** What `{name}` stands for in a pattern. */
export const CLASSES: Readonly<Record<string, string>> = {
  day: '3[01]|[12]\\d|0?[1-9]',
  dayWord: keys(ORDINALS),
  month: keys(MONTHS),
  monthNumber: '1[0-2]|0?[1-9]',
  year: '(?:19|20)\\d\\d',
  yy: '\\d\\d',
  number: `\\d{1,3}|${keys(NUMBERS)}`,
  weekday: keys(WEEKDAYS),
  pastWeekday: keys(PAST_WEEKDAYS),
  unit: keys(UNITS),
  season: keys(SEASONS),
  term: keys(TERMS),
  dayShift: keys(DAYS),
  whole: keys(WHOLES),
  genitive: keys(GENITIVES),
  turn: keys(TURNS),
  holiday: keys(HOLIDAYS),
  part: keys(PARTS),
  next: anyOf(words.nextWords),
  head: anyOf(words.eventHeads),
  definite: anyOf(words.eventDefinites),
  anaphor: anyOf(words.anaphora),
  vague: anyOf(words.vague),
  daypart: anyOf(words.dayparts),
  week: '5[0-3]|[1-4]\\d|0?[1-9]',
  quarter: '[1-4]',
  hour: '2[0-4]|1\\d|0?\\d',
  minute: '[0-5]\\d',
};

/** The words that may stand before a time, longest first, as the source of a pattern. */
export const LIMIT_WORDS = keys(LIMITS);

/** The number that digits or a word stand for. */
export function numberOf(text: string): number {
  return NUMBERS.get(fold(text)) ?? ORDINALS.get(fold(text)) ?? Number(text);
}

/** The value of a printed word in a table; the tables hold every word their patterns match. */
export function lookup<T>(map: ReadonlyMap<string, T>, text: string): T {
  const value = map.get(fold(text));
  if (value === undefined) throw new RangeError(`'${text}' is not in the lexicon`);
  return value;
}
