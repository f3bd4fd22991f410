/** What other guidelines call the three kinds of names that the tagger knows. */
import type { MentionLabel } from '../../pipeline/types.ts';

/** The labels that are scored, in the order they are printed. */
export const LABELS = ['PER', 'ORG', 'LOC'] as const satisfies readonly MentionLabel[];

/**
 * Names by kind: CoNLL-2003 and Universal NER (PER, ORG, LOC), SUC 3.0 (person, inst, place) and
 * the models made of it (PRS), OntoNotes (PERSON). What is in none of them (MISC, OBJ, a double
 * 'LOC/ORG') the tagger was never taught, so it is not scored.
 */
const NAMES: Readonly<Record<MentionLabel, readonly string[]>> = {
  PER: ['PER', 'PRS', 'PERSON'],
  ORG: ['ORG', 'INST', 'ORGANISATION', 'ORGANIZATION'],
  LOC: ['LOC', 'PLACE', 'LOCATION'],
};

const BY_NAME = new Map(LABELS.flatMap((label) => NAMES[label].map((name) => [name, label])));

/** The label that a file's own label stands for, in any case; null where it stands for none. */
export function labelOf(name: string): MentionLabel | null {
  return BY_NAME.get(name.toUpperCase()) ?? null;
}
