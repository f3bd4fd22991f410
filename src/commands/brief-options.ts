/** How a brief is written: its form, its language and how much of everything. */
import type { ArgsDef } from 'citty';
import { LENGTHS, type LengthName } from '../../pipeline/summarise/length.ts';
import { UserError } from '../errors.ts';
import { LANGUAGES, type Language } from '../render/labels.ts';
import { oneLine } from '../render/text.ts';
import { type Call, optionText } from './command.ts';

const FORMATS = ['text', 'markdown', 'html', 'json'] as const;
const NAMES = Object.keys(LENGTHS) as LengthName[];

/** The forms of a brief. */
export type BriefFormat = (typeof FORMATS)[number];

/** The option of its form; `json` says what JSON holds. */
export function briefFormatOption(json: string): ArgsDef {
  return {
    format: {
      type: 'enum',
      options: [...FORMATS],
      valueHint: 'FORMAT',
      description: `how it is printed, json being ${json}`,
    },
  };
}

/** The option of its language. */
export const LANGUAGE_OPTION: ArgsDef = {
  language: {
    type: 'enum',
    options: [...LANGUAGES],
    valueHint: 'LANGUAGE',
    description: 'language of the headings',
  },
};

/** The form that a call asks for, else plain text. */
export function briefFormatOf(call: Call): BriefFormat {
  return FORMATS.find((one) => one === optionText(call, 'format')) ?? 'text';
}

/** The language that a call asks for, else English. */
export function languageOf(call: Call): Language {
  return LANGUAGES.find((one) => one === optionText(call, 'language')) ?? 'en';
}

/** The name of a length, or a number; `unit` is what that counts. Null where none is given. */
export function lengthOf(call: Call, unit: string): LengthName | number | null {
  const given = optionText(call, 'length');
  if (given === null) return null;
  const name = NAMES.find((one) => one === given);
  if (name !== undefined) return name;
  if (/^\d{1,6}$/u.test(given)) return Number(given);
  const names = NAMES.join(', ');
  throw new UserError(`--length must be ${names} or a number of ${unit}, not '${oneLine(given)}'`);
}
