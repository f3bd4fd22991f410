/** Occasions: 'nästa möte', 'chefsgruppsmötet', 'beredningens möte', 'sammanträdet'. */
import type { Groups, Parser } from '../pattern.ts';
import { pattern } from '../pattern.ts';
import type { EventValue } from '../value.ts';

const COMPOUND = '(?:[\\p{L}-]{1,30})?';
const KIND =
  '(?: (?:ordinarie|fysiska|digitala|gemensamma|konstituerande|protokollförda|[\\p{L}]{1,30}s))?';
/** 'dagens möte' is this one, 'förra mötet' is over. */
const NOT_AHEAD = '(?<!(?:förra|föregående|senaste|tidigare|detta|dagens) )(?!dagens|gårdagens)';

function event(groups: Groups, next: boolean): EventValue {
  const what = (groups['what'] ?? '').toLowerCase();
  return { form: 'event', what, next, date: null, dateSpan: null };
}

const next = pattern(
  'next-event',
  `(?:{next})${KIND} (?<what>${COMPOUND}{head})(?:t|et|en|s)?`,
  (groups) => event(groups, true),
);

const definite = pattern(
  'event',
  `${NOT_AHEAD}(?:(?:det|den|vårt) )?(?:[\\p{L}-]{1,30}s )?(?<what>${COMPOUND}{definite})`,
  (groups) => event(groups, false),
);

/** 'beredningsgruppens möte': a genitive makes it one certain meeting. */
const genitive = pattern(
  'event',
  `${NOT_AHEAD}[\\p{L}-]{1,30}[nt]s (?:ordinarie )?` +
    `(?<what>${COMPOUND}(?:möte|sammanträde|stämma|träff))`,
  (groups) => event(groups, false),
);

export const eventParsers: readonly Parser[] = [next, definite, genitive];
