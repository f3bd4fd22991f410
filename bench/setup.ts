/** What every part of the benchmark is given. */
import type { Parts } from './texts.ts';

/** The parts, in the order in which they are measured. */
export const PARTS = ['cold', 'stages', 'reference', 'workers', 'growth', 'serve'] as const;

export type Part = (typeof PARTS)[number];

export interface Setup {
  readonly parts: Parts;
  /** Usual documents to be worked through. */
  readonly documents: number;
  /** Short documents in the largest folder. */
  readonly growth: number;
  /** How often all that is compared is measured in turn. */
  readonly rounds: number;
  /** For what is written; removed in the end. */
  readonly folder: string;
  /** Says how far it has come. */
  readonly tell: (line: string) => void;
}
