/** Times counted from the day of speech: 'i morgon', 'nästa vecka', 'om två veckor', 'omgående'. */
import { DAYS, GENITIVES, leading, lookup, numberOf, UNITS, WHOLES } from '../lexicon.ts';
import { type Parser, pattern } from '../pattern.ts';
import type { Unit } from '../value.ts';

const dayShift = pattern('day-shift', '{dayShift}', (groups) => ({
  form: 'unit',
  unit: 'day',
  offset: lookup(DAYS, groups['dayShift'] ?? ''),
  weekday: null,
}));

/** 'idag/imorgon': the later one is meant to be kept. */
const dayPair = pattern('day-pair', '{dayShift}(?: ?/ ?| eller ){dayShift2}', (groups) => ({
  form: 'range',
  from: {
    form: 'unit',
    unit: 'day',
    offset: lookup(DAYS, groups['dayShift'] ?? ''),
    weekday: null,
  },
  to: { form: 'unit', unit: 'day', offset: lookup(DAYS, groups['dayShift2'] ?? ''), weekday: null },
}));

/** 'veckan', 'året' and the like are times only after a preposition or a part. */
const NEEDS = /^(?:helgen|veckan|månaden|terminen|året|kommande år)$/iu;
const ASKED = /(?<!\p{L})(?:i|under|av|på|till|inför|före|senast|över)\s+$/iu;

const whole = pattern('whole', '{whole}', (groups, match) => {
  const word = groups['whole'] ?? '';
  const before = leading(match.input, match.index);
  if (NEEDS.test(word) && !ASKED.test(before)) return null;
  const [unit, offset] = lookup(WHOLES, word);
  return { form: 'unit', unit: unit as Unit, offset: Number(offset), weekday: null };
});

const genitive = pattern(
  'genitive',
  '{genitive}(?= (?:slut|utgång|början|mitt|sista))',
  (groups) => ({
    form: 'unit',
    unit: lookup(GENITIVES, groups['genitive'] ?? '') as Unit,
    offset: 0,
    weekday: null,
  }),
);

/** 'om två veckor'; from something else where the text goes on with 'från' or 'efter'. */
const shift = pattern(
  'shift',
  '(?<way>om|inom) (?:högst |ca |cirka )?{number} {unit}',
  (groups, match) => {
    const rest = match.input.slice(match.index + match[0].length);
    const unit = lookup(UNITS, groups['unit'] ?? '') as Unit;
    const anchored = /^\s*(?:från|efter|före|innan|räknat|sedan)(?!\p{L})/iu.test(rest);
    const from = anchored ? 'unknown' : 'speech';
    const within = /^inom$/iu.test(groups['way'] ?? '');
    return { form: 'shift', unit, count: numberOf(groups['number'] ?? ''), from, within };
  },
);

/** 'inom de närmaste två veckorna', 'under de kommande tre åren'. */
const coming = pattern(
  'shift',
  '(?:inom|under) de (?:närmaste|närmsta|kommande|nästa) {number} {unit}',
  (groups) => ({
    form: 'shift',
    unit: lookup(UNITS, groups['unit'] ?? '') as Unit,
    count: numberOf(groups['number'] ?? ''),
    from: 'speech',
    within: true,
  }),
);

const shortShift = pattern('shift', 'om {number} ?{unit}', (groups) => ({
  form: 'shift',
  unit: lookup(UNITS, groups['unit'] ?? '') as Unit,
  count: numberOf(groups['number'] ?? ''),
  from: 'speech',
  within: false,
}));

const ago = pattern('ago', 'för {number} {unit} sed(?:an|er)', (groups) => ({
  form: 'shift',
  unit: lookup(UNITS, groups['unit'] ?? '') as Unit,
  count: -numberOf(groups['number'] ?? ''),
  from: 'speech',
  within: false,
}));

const ONES = { dagen: 'day', veckan: 'week', månaden: 'month' } as const;

/** 'en månad innan', 'veckan före': counted back from what was named before. */
const ahead = pattern(
  'ahead',
  '(?:(?:senast )?{number} {unit}|(?<one>dagen|veckan|helgen|månaden)|{weekday}(?:/{weekday2})?)' +
    ' (?:innan|före|dessförinnan)(?! \\d)',
  (groups, match) => {
    const one = ONES[(groups['one'] ?? '').toLowerCase() as keyof typeof ONES];
    const unit = groups['unit'] === undefined ? one : (lookup(UNITS, groups['unit']) as Unit);
    const named = /^\s+\p{L}/u.test(match.input.slice(match.index + match[0].length));
    const known = unit !== undefined && !named;
    return {
      form: 'shift',
      unit: unit ?? 'day',
      count: -(groups['number'] === undefined ? 1 : numberOf(groups['number'])),
      from: known ? 'previous' : 'unknown',
      within: false,
    };
  },
);

/** 'två veckor efter stämman', the one whose minutes these are; after anything else, no date. */
const afterwards = pattern(
  'afterwards',
  '(?:senast )?{number} {unit} efter' +
    '(?: (?:dagens )?(?<meeting>mötet|stämman|årsmötet|årsstämman|sammanträdet))?(?! (?:den )?\\d)',
  (groups) => ({
    form: 'shift',
    unit: lookup(UNITS, groups['unit'] ?? '') as Unit,
    count: numberOf(groups['number'] ?? ''),
    from: groups['meeting'] === undefined ? 'unknown' : 'meeting',
    within: false,
  }),
);

const anaphor = pattern('anaphor', '{anaphor}', () => ({ form: 'anaphor' }));

const vague = pattern('vague', '{vague}', () => ({ form: 'vague' }));

const condition = pattern(
  'condition',
  'så (?:snart|fort) (?:som )?(?:\\p{L}+ ){1,4}?(?:är|har|kan)(?: \\p{L}+)?',
  () => ({ form: 'vague' }),
);

export const relativeParsers: readonly Parser[] = [
  dayShift,
  dayPair,
  whole,
  genitive,
  shift,
  coming,
  shortShift,
  ago,
  ahead,
  afterwards,
  anaphor,
  vague,
  condition,
];
