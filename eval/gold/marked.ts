/** The marks of a gold file that can be read at all, each with its place in file and text. */
import type { Span } from '../../pipeline/types.ts';
import type { Quotes } from './quotes.ts';
import {
  attendanceSchema,
  type GoldAttendance,
  type GoldMark,
  MARK_LAYERS,
  type MarkLayer,
  markSchemas,
} from './schema.ts';

/** A mark in a file. */
export interface MarkedAt<L extends MarkLayer = MarkLayer> {
  readonly layer: L;
  readonly index: number;
  readonly mark: Readonly<GoldMark<L>>;
  /** Null where the quote does not occur so often. */
  readonly span: Span | null;
}

/** All that can be checked against the text, also in a file that has faults elsewhere. */
export interface Marked {
  readonly layers: { readonly [L in MarkLayer]: readonly MarkedAt<L>[] };
  readonly attendance: readonly { readonly index: number; readonly entry: GoldAttendance }[];
}

/** Reads each mark by itself; what does not fit the schema is left out. */
export function readMarks(file: unknown, { locate }: Quotes): Marked {
  const layers = MARK_LAYERS.map((layer) => [
    layer,
    listIn(file, layer).flatMap((item, index) => {
      const mark = markSchemas[layer].safeParse(item).data;
      if (mark === undefined) return [];
      const span = locate(mark.quote, mark.n);
      return [{ layer, index, mark, span: typeof span === 'number' ? null : span }];
    }),
  ]);
  return {
    // Each entry was read with the schema of its own layer, which fromEntries cannot know.
    layers: Object.fromEntries(layers) as Marked['layers'],
    attendance: listIn(file, 'attendance').flatMap((item, index) => {
      const entry = attendanceSchema.safeParse(item).data;
      return entry === undefined ? [] : [{ index, entry }];
    }),
  };
}

function listIn(file: unknown, field: string): readonly unknown[] {
  const list = typeof file === 'object' && file !== null ? Object.entries(file) : [];
  const found = list.find(([name]) => name === field)?.[1];
  return Array.isArray(found) ? found : [];
}
