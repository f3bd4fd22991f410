/** Parts of a year: quarters, tertials, halves, seasons, terms, the turns between, bare years. */
import { HOLIDAYS, leading, lookup, numberOf, SEASONS, TERMS, TURNS } from '../lexicon.ts';
import { calendar, monthOf, parts, range, yearOf } from '../make.ts';
import { type Groups, type Parser, pattern } from '../pattern.ts';
import type { PeriodUnit, PeriodValue, TimeValue, TurnValue } from '../value.ts';

const YEAR = '(?:,? (?:år |av )?{year}| ?[-–/]?{yy})?';
const WHICH = '(?<which>första|andra|tredje|fjärde|sista|[1-4]:[ae])';

function year(groups: Groups): number | null {
  return yearOf(groups['year'] ?? groups['yy']) ?? null;
}

function period(
  unit: PeriodUnit,
  index: number,
  count: number,
  groups: Groups,
): PeriodValue | null {
  const nth = index === 0 ? count : index;
  return nth > count ? null : { form: 'period', unit, index: nth, year: year(groups) };
}

const COUNTS = { kvartal: 4, tertial: 3, halvår: 2 } as const;
const UNITS = { kvartal: 'quarter', tertial: 'tertial', halvår: 'half' } as const;

type Word = keyof typeof COUNTS;

function wordIn(groups: Groups): Word {
  return (groups['word'] ?? '').toLowerCase() as Word;
}

function nth(text: string): number {
  return numberOf(text.replace(/:[ae]$/u, ''));
}

const ordinal = pattern(
  'nth-period',
  `${WHICH} (?<word>kvartal|tertial|halvår)(?:et|en)?(?:,? (?:år |av )?{year})?`,
  (groups) => {
    const word = wordIn(groups);
    return period(UNITS[word], nth(groups['which'] ?? ''), COUNTS[word], groups);
  },
);

const numbered = pattern(
  'period-n',
  '(?:(?<word>kvartal|tertial|halvår) |(?<word2>kv\\.? ?)(?=[1-4]))(?<n>[1-4]|ett|två|tre|fyra)(?:,? (?:år |av )?{year})?',
  (groups) => {
    const word = groups['word2'] === undefined ? wordIn(groups) : 'kvartal';
    return period(UNITS[word], numberOf(groups['n'] ?? ''), COUNTS[word], groups);
  },
);

const CODES: Readonly<Record<string, readonly [PeriodUnit, number]>> = {
  Q: ['quarter', 4],
  H: ['half', 2],
  T: ['tertial', 3],
};

/** 'Q3'; 'H1' and 'T2' need their year, for alone they are more often something else. */
const code = pattern('period-code', '(?<code>[QHT]){quarter}(?:,? ?{year})?', (groups) => {
  const [unit, count] = CODES[groups['code'] ?? ''] ?? [];
  if (unit === undefined || count === undefined) return null;
  if (unit !== 'quarter' && groups['year'] === undefined) return null;
  return period(unit, Number(groups['quarter']), count, groups);
});

/** 'i vår' is a season, 'i vår verksamhet' is ours: nothing with a name may follow. */
const SEASON_END =
  '(?= *(?:[.,;:!?)\\n]|$|och|eller|samt|då|när|för|med|men|så|ska|skall|kommer|är|blir|om|vi))';

const season = pattern(
  'season',
  `(?:{season}(?:,? (?:år |av )?{year})|(?<definite>våren|sommaren|hösten|vintern)s?(?: {year2})?)`,
  (groups) => {
    const word = groups['season'] ?? groups['definite'] ?? '';
    const index = lookup(SEASONS, word);
    const of = yearOf(groups['year'] ?? groups['year2']) ?? null;
    return { form: 'period', unit: 'season', index, year: of };
  },
);

const bareSeason = pattern(
  'bare-season',
  '(?:(?<=(?<!\\p{L})i )(?<bare>sommar|höst|vinter)|' +
    `(?<=(?<!\\p{L})(?:i|till|tidigt?|sen|sent) )(?<spring>vår)${SEASON_END}|` +
    '(?<=(?<!\\p{L})(?:tidigt?|sen|sent|till) )(?<other>sommar|höst|vinter)|' +
    '(?:nästa|kommande|nästkommande) (?<coming>vår|sommar|höst|vinter))',
  (groups) => {
    const word = groups['bare'] ?? groups['spring'] ?? groups['other'] ?? groups['coming'] ?? '';
    return { form: 'period', unit: 'season', index: lookup(SEASONS, word), year: null };
  },
);

const winter = pattern('winter', 'vintern? {year}[/–-](?<end>\\d{4}|\\d\\d)', (groups) => ({
  form: 'period',
  unit: 'season',
  index: 4,
  year: yearOf(groups['year']) ?? null,
}));

const term = pattern('term', `{term}${YEAR}`, (groups, match) => {
  const word = groups['term'] ?? '';
  const short = word.length === 2;
  if (
    short &&
    year(groups) === null &&
    !/(?:under|inför|till|för|i)\s+$/iu.test(leading(match.input, match.index))
  ) {
    return null;
  }
  return { form: 'period', unit: 'term', index: lookup(TERMS, word), year: year(groups) };
});

function turnOf(groups: Groups): TurnValue | null {
  const of = lookup(TURNS, groups['turn'] ?? '') as TurnValue['of'];
  const name = groups['month'];
  return { form: 'turn', of, month: name === undefined ? null : monthOf(name), year: year(groups) };
}

const turn = pattern(
  'turn',
  '{turn}(?: {year}(?: ?[-–/] ?(?:\\d{4}|\\d\\d))?|' +
    ' {month}(?: ?[-–/] ?| och ){month2}(?: {year2})?)?',
  (groups) => {
    const value = turnOf(groups);
    const later = yearOf(groups['year2']);
    return value && later !== undefined ? { ...value, year: later } : value;
  },
);

/** A year is a time only after a word that asks for one. */
const ASKS =
  '(?<=(?<!\\p{L})(?:under|inför|till|från|före|innan|efter|sedan|år|senast|i|med|av|på|slut|' +
  'mot|tom|t\\.o\\.m\\.|fr\\.o\\.m\\.) )';

const bareYear = pattern(
  'year',
  `(?:${ASKS}{year}|år {year2})(?! ?(?:kr|mkr|tkr|nr|st|personer|[:.]\\d)|\\p{N})`,
  (groups, match) => {
    const before = leading(match.input, match.index);
    if (groups['year'] && /(?<!\p{L})i\s+$/iu.test(before)) return null;
    return calendar(parts(yearOf(groups['year'] ?? groups['year2'])));
  },
);

const years = pattern(
  'years',
  '{year} ?(?:[-–—]|till|t\\.o\\.m\\.) ?{year2}',
  (groups): TimeValue | null => {
    const from = yearOf(groups['year']) ?? 0;
    const to = yearOf(groups['year2']) ?? 0;
    return from < to ? range(calendar(parts(from)), calendar(parts(to))) : null;
  },
);

/** 'jul' and 'påsk' are times after a preposition; with an ending they stand alone. */
const holiday = pattern('holiday', '{holiday}(?: {year})?', (groups, match) => {
  const word = groups['holiday'] ?? '';
  const bare = /^(?:jul|påsk|lucia|valborg|nyår)$/iu.test(word);
  const before = leading(match.input, match.index);
  const asked =
    /(?<!\p{L})(?:före|efter|innan|till|inför|under|över|på|senast|sedan|i|kring)\s+$/iu.test(
      before,
    );
  if (bare && !asked) return null;
  return { form: 'holiday', name: lookup(HOLIDAYS, word), year: year(groups) };
});

export const periodParsers: readonly Parser[] = [
  ordinal,
  numbered,
  code,
  season,
  bareSeason,
  winter,
  term,
  turn,
  bareYear,
  years,
  holiday,
];
