/** What the labels of other people's models mean here. */
import { UserError } from '../errors.ts';
import table from './labels.json' with { type: 'json' };

/** What a label of a model stands for; without B- or I- where the model does not tell borders. */
export const MEANINGS = [
  'O',
  'PER',
  'ORG',
  'LOC',
  'B-PER',
  'I-PER',
  'B-ORG',
  'I-ORG',
  'B-LOC',
  'I-LOC',
] as const;

export type Meaning = (typeof MEANINGS)[number];

/** Upper-case name of a kind → what it is here. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(table).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** BIO, and the last (E, L) and single (S, U) tokens of other schemes. */
const SCHEME = /^([BIELSU])[-_](.+)$/i;
const BEGINS = /^[BSU]$/i;

/** 'LABEL=PER' as given on the command line. Throws UserError where it is nothing of the kind. */
export function parseMapping(given: readonly string[]): Map<string, Meaning> {
  return new Map(
    given.map((text) => {
      const at = text.lastIndexOf('=');
      const meaning = MEANINGS.find((one) => one === text.slice(at + 1));
      if (at > 0 && meaning !== undefined) return [text.slice(0, at), meaning] as const;
      throw new UserError(`--map must be LABEL=PER, ORG, LOC or O, not '${text}'`);
    }),
  );
}

/**
 * What each label means, in the order given.
 * @param given what a person said of labels, whole ('B-KOM') or without their B- or I- ('KOM')
 * Throws UserError, one sentence, where a label is unknown, or `given` speaks of none of them.
 */
export function mapLabels(
  name: string,
  labels: readonly string[],
  given: ReadonlyMap<string, Meaning>,
): Meaning[] {
  const strange = [...given.keys()].find((key) => !labels.some((one) => isCalled(one, key)));
  if (strange !== undefined) {
    throw new UserError(`model '${name}': --map ${strange}: it has only ${labels.join(', ')}`);
  }
  const mapped = labels.map((label) => meaningOf(label, given));
  const unknown = labels.filter((_, index) => mapped[index] === null);
  if (unknown.length > 0) {
    throw new UserError(
      `model '${name}': unknown labels ${unknown.join(', ')}: say what each is, ` +
        `as --map ${unknown[0]}=PER (or ORG, LOC, O)`,
    );
  }
  if (mapped.every((meaning) => meaning === 'O')) {
    throw new UserError(`model '${name}': none of its labels is a person, organisation or place`);
  }
  return mapped.map((meaning) => meaning ?? 'O');
}

function isCalled(label: string, key: string): boolean {
  return label === key || SCHEME.exec(label)?.[2] === key;
}

function meaningOf(label: string, given: ReadonlyMap<string, Meaning>): Meaning | null {
  const [, place, rest = label] = SCHEME.exec(label) ?? [];
  const kind = given.get(label) ?? given.get(rest) ?? KINDS.get(rest.toUpperCase()) ?? null;
  if (kind === null || kind === 'O' || kind.includes('-') || place === undefined) {
    return MEANINGS.find((one) => one === kind) ?? null;
  }
  const whole = `${BEGINS.test(place) ? 'B' : 'I'}-${kind}`;
  return MEANINGS.find((one) => one === whole) ?? null;
}
