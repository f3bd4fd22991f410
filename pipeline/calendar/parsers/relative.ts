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
    const within = /^inom$/iu.test(groups['way'] ?? '');
    return { form: 'shift', unit, count: numberOf(groups['number'] ?? ''), anchored, within };
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
    anchored: false,
    within: true,
  }),
);

const shortShift = pattern('shift', 'om {number} ?{unit}', (groups) => ({
  form: 'shift',
  unit: lookup(UNITS, groups['unit'] ?? '') as Unit,
  count: numberOf(groups['number'] ?? ''),
  anchored: false,
  within: false,
}));

const ago = pattern('ago', 'för {number} {unit} sed(?:an|er)', (groups) => ({
  form: 'shift',
  unit: lookup(UNITS, groups['unit'] ?? '') as Unit,
  count: -numberOf(groups['number'] ?? ''),
  anchored: false,
  within: false,
}));

/** 'en månad innan', 'veckan före': counted from what was named before, so without a date. */
const ahead = pattern(
  'ahead',
  '(?:(?:senast )?{number} {unit}|dagen|veckan|helgen|månaden|{weekday}(?:/{weekday2})?)' +
    ' (?:innan|före|dessförinnan)(?! \\d)|' +
    '(?:senast )?{number2} {unit2} efter(?! \\d)',
  () => ({ form: 'shift', unit: 'day', count: 0, anchored: true, within: false }),
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
  anaphor,
  vague,
  condition,
];
