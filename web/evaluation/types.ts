/** What /v1/evaluation answers. */
import type { Paged } from '../shell/paged.ts';

/** Kinds of errors, in the order of the tables. */
export const ERROR_TYPES = ['missed', 'spurious', 'wrong', 'inexact'] as const;
/** The name of one. */
export type ErrorType = (typeof ERROR_TYPES)[number];

/** A table with what it says above it; the first cell of a row names it. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How many errors a layer has. */
export type LayerErrors = Readonly<Record<ErrorType, number>> & { readonly layer: string };

/** The tables of an evaluation. */
export interface Overview {
  readonly documents: string;
  readonly method: string;
  readonly tables: readonly Table[];
  readonly errors: readonly LayerErrors[];
  readonly genres: readonly string[];
  readonly withErrors: readonly { readonly sha256: string; readonly name: string }[];
}

/** What gold or the program says. */
export interface Side {
  readonly quote: string;
  readonly type: string;
  readonly values: Readonly<Record<string, string | null>>;
  readonly confidence: number | null;
  readonly by: string | null;
}

/** One error; `pieces` are its sentence, cut where gold or the program marks. */
export interface EvaluationError {
  readonly document: string;
  readonly genre: string;
  readonly sha256: string;
  readonly stored: boolean;
  readonly layer: string;
  readonly type: ErrorType;
  readonly value: string | null;
  readonly gold: Side | null;
  readonly predicted: Side | null;
  readonly pieces: readonly {
    readonly text: string;
    readonly gold: boolean;
    readonly predicted: boolean;
  }[];
  readonly at: { readonly start: number; readonly end: number } | null;
}

/** A page of errors. */
export interface ErrorPage extends Paged<EvaluationError> {
  readonly total: number;
}
