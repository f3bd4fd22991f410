/** A saved evaluation as the page and other programs ask for it. */
import type { Resampling } from '../../eval/bootstrap.ts';
import { isIn, type Piece, piecesOf } from '../../eval/context.ts';
import { type Evaluation, evaluate } from '../../eval/evaluation.ts';
import { FINDING_TYPES, type Finding, type FindingType, findingsOf } from '../../eval/finding.ts';
import { LAYERS, type Layer } from '../../eval/layers.ts';
import type { Side } from '../../eval/outcome.ts';
import { documentsLine, methodOf, tablesOf } from '../../eval/report/tables.ts';
import type { Run } from '../../eval/run.ts';

/** Which errors. Null is all. */
export interface ErrorFilter {
  readonly layer: Layer | null;
  readonly type: FindingType | null;
  readonly genre: string | null;
  readonly document: string | null;
}

/** One error with its sentence, cut where gold or the program marks. */
export interface ToldError {
  readonly document: string;
  readonly genre: string;
  readonly sha256: string;
  readonly layer: Layer;
  readonly type: FindingType;
  /** The value that is wrong. */
  readonly value: string | null;
  readonly gold: Omit<Side, 'span'> | null;
  readonly predicted: Omit<Side, 'span'> | null;
  readonly pieces: readonly Piece[];
  /** Where it stands, in UTF-16 code units of the record's text. */
  readonly at: { readonly start: number; readonly end: number } | null;
}

/** The evaluation, made when it is first asked for. */
export interface ServedEvaluation {
  overview(): object;
  /** In the order of documents and layers; `from` counts those that fit. */
  errors(filter: ErrorFilter, from: number, limit: number): Page;
}

interface Page {
  readonly items: readonly ToldError[];
  readonly total: number;
}

interface Found extends Finding {
  readonly sha256: string;
}

interface Made {
  readonly evaluation: Evaluation;
  readonly findings: readonly Found[];
}

function overviewOf({ evaluation, findings }: Made): object {
  const count = (layer: Layer, type: FindingType) =>
    findings.filter((one) => one.layer === layer && one.type === type).length;
  const judged = LAYERS.filter((layer) => evaluation.summary.layers[layer] !== undefined);
  const documents = new Map(findings.map(({ document, genre }) => [document, genre]));
  return {
    documents: documentsLine(evaluation),
    method: methodOf(evaluation),
    tables: tablesOf(evaluation),
    errors: judged.map((layer) => ({
      layer,
      ...Object.fromEntries(FINDING_TYPES.map((type) => [type, count(layer, type)])),
    })),
    genres: [...new Set(documents.values())].sort(),
    withErrors: [...documents.keys()],
  };
}

function fits(finding: Found, { layer, type, genre, document }: ErrorFilter): boolean {
  const wanted = { layer, type, genre, document };
  return Object.entries(wanted).every(
    ([name, value]) => value === null || finding[name as keyof ErrorFilter] === value,
  );
}

/** `cover` hides what is private and keeps the length. */
function told(finding: Found, cover: (text: string) => string): ToldError {
  const { gold, predicted, context, document, ...rest } = finding;
  const spans = [gold?.span ?? null, predicted?.span ?? null] as const;
  const hidden = context && { ...context, text: cover(context.text) };
  const at = spans.find((span) => hidden !== null && isIn(hidden, span)) ?? spans[0] ?? spans[1];
  return {
    ...rest,
    document: cover(document),
    gold: sideOf(gold, cover),
    predicted: sideOf(predicted, cover),
    pieces: hidden === null ? [] : piecesOf(hidden, ...spans),
    at: at && { start: at.start, end: at.end },
  };
}

function sideOf(side: Side | null, cover: (text: string) => string): ToldError['gold'] {
  if (side === null) return null;
  const { span: _, quote, values, ...rest } = side;
  const shown = Object.entries(values).map(([name, value]) => [name, value && cover(value)]);
  return { ...rest, quote: cover(quote), values: Object.fromEntries(shown) };
}

/** A run, ready to be asked; `cover` hides what is private in a text and keeps its length. */
export function servedEvaluation(
  run: Run,
  resampling: Resampling,
  cover: (text: string) => string,
): ServedEvaluation {
  let made: Made | null = null;
  // The intervals take a second: nobody waits for them who does not ask.
  const make = (): Made => {
    const found = run.documents.flatMap((document) =>
      findingsOf(document).map((finding) => ({ ...finding, sha256: document.sha256 })),
    );
    made ??= { evaluation: evaluate(run, resampling), findings: found };
    return made;
  };
  return {
    overview: () => overviewOf(make()),
    errors: (filter, from, limit) => {
      const fitting = make().findings.filter((one) => fits(one, filter));
      const items = fitting.slice(from, from + limit).map((one) => told(one, cover));
      return { items, total: fitting.length };
    },
  };
}
