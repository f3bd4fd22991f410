/** The command line of the benchmark. */
import { parseArgs } from 'node:util';
import { errorLine, UserError } from '../src/errors.ts';
import { PARTS, type Part } from './setup.ts';

/** What is asked for. */
export interface Options {
  readonly only: readonly Part[];
  readonly documents: number;
  readonly growth: number;
  readonly rounds: number;
  readonly markdown: boolean;
  /** File for the figures as JSON. */
  readonly json: string | null;
  /** Folder for the reference, in Hugging Face's layout; nothing is measured then. */
  readonly writeReference: string | null;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run bench -- [options]

  --only PARTS         ${PARTS.join(', ')}, with commas between; all unless given
  --documents N        usual documents to be worked through (400); four times as many for speeds
  --growth N           short documents in the largest folder (100000)
  --rounds N           how often what is compared is measured in turn (3)
  --markdown           print one Markdown table
  --json FILE          write the figures to this file too
  --write-reference DIR  write the reference alone, for klubbslag models add
`;

/** Reads the arguments. Throws UserError, one line, where they are not understood. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parsed(argv);
  return {
    only: partsOf(values.only),
    documents: numberOf('documents', values.documents, 400),
    growth: numberOf('growth', values.growth, 100_000),
    rounds: numberOf('rounds', values.rounds, 3),
    markdown: values.markdown === true,
    json: values.json ?? null,
    writeReference: values['write-reference'] ?? null,
    help: values.help === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string' },
        documents: { type: 'string' },
        growth: { type: 'string' },
        rounds: { type: 'string' },
        markdown: { type: 'boolean' },
        json: { type: 'string' },
        'write-reference': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UserError(errorLine(error));
  }
}

function partsOf(given: string | undefined): readonly Part[] {
  if (given === undefined) return PARTS;
  const names = given.split(',');
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown === undefined) return PARTS.filter((part) => names.includes(part));
  throw new UserError(`--only takes ${PARTS.join(', ')}, not '${unknown}'`);
}

function numberOf(name: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const value = /^\d{1,7}$/u.test(given) ? Number(given) : 0;
  if (value > 0) return value;
  throw new UserError(`--${name} must be a whole number from 1, not '${given}'`);
}
