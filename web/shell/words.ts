/** What the page says, in the reader's language. */
import { computed, signal } from '@preact/signals';
import en from '../words/en.json';
import sv from '../words/sv.json';
import { fill } from './fill.ts';

/** The name of something that the page says. */
export type Word = keyof typeof sv;

/** Languages, as 'lang' has them. */
export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { sv, en };
const KEPT = 'klubbslag.language';

function firstLanguage(): Language {
  const wanted = [window.localStorage.getItem(KEPT), ...window.navigator.languages];
  const known = wanted.map((tag) => LANGUAGES.find((one) => tag?.split('-')[0] === one));
  return known.find((one) => one !== undefined) ?? 'sv';
}

/** The language of the page. */
export const language = signal<Language>(firstLanguage());

/** Chooses the language, now and for the next time. */
export function choose(next: Language): void {
  window.localStorage.setItem(KEPT, next);
  language.value = next;
}

type Values = Readonly<Record<string, string | number>>;

/**
 * What the page says. '{name}' in it is the value of that name; where the values have `count` and
 * the words of both 'x.one' and 'x.other' are there, 'x' is the one that fits the count.
 */
export function t(word: Word | Counted, values: Values = {}): string {
  return fill(WORDS[language.value], language.value, word, values);
}

/** 'x' of each pair 'x.one' and 'x.other'. */
export type Counted = Word extends infer W
  ? W extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

const dates = computed(() => new Intl.DateTimeFormat(language.value, { dateStyle: 'medium' }));
const numbers = computed(() => new Intl.NumberFormat(language.value));

/** '14 mars 2024' of '2024-03-14'; '' of null. */
export function shownDate(date: string | null): string {
  return date === null ? '' : dates.value.format(new Date(`${date}T12:00:00`));
}

/** '1 234'. */
export function shownNumber(value: number): string {
  return numbers.value.format(value);
}
