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
  /** Of the document's bytes. */
  readonly sha256: string | null;
}

/** What hides what is private: in a document's sentences, which stay as long as they are, and names. */
export interface Covers {
  text(sha256: string): Promise<(text: string) => string>;
  name(name: string, sha256: string): string;
  /** Of a genre, or a body in a table. */
  plain(text: string): string;
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
  errors(filter: ErrorFilter, from: number, limit: number): Promise<Page>;
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

function overviewOf({ evaluation, findings }: Made, covers: Covers): object {
  const count = (layer: Layer, type: FindingType) =>
    findings.filter((one) => one.layer === layer && one.type === type).length;
  const judged = LAYERS.filter((layer) => evaluation.summary.layers[layer] !== undefined);
  const documents = new Map(findings.map((one) => [one.document, one] as const));
  const named = [...documents.values()].map(({ document, sha256 }) => {
    return { sha256, name: covers.name(document, sha256) };
  });
  return {
    documents: documentsLine(evaluation),
    method: methodOf(evaluation),
    tables: tablesOf(evaluation).map((table) => {
      return { ...table, rows: table.rows.map((row) => row.map(covers.plain)) };
    }),
    errors: judged.map((layer) => ({
      layer,
      ...Object.fromEntries(FINDING_TYPES.map((type) => [type, count(layer, type)])),
    })),
    genres: [...new Set(findings.map(({ genre }) => genre))].sort(),
    withErrors: named,
  };
}

function fits(finding: Found, { layer, type, genre, sha256 }: ErrorFilter): boolean {
  const wanted = { layer, type, genre, sha256 };
  return Object.entries(wanted).every(
    ([name, value]) => value === null || finding[name as keyof ErrorFilter] === value,
  );
}

async function told(finding: Found, covers: Covers): Promise<ToldError> {
  const { gold, predicted, context, document, ...rest } = finding;
  const cover = await covers.text(rest.sha256);
  const spans = [gold?.span ?? null, predicted?.span ?? null] as const;
  const hidden = context && { ...context, text: cover(context.text) };
  const at = spans.find((span) => hidden !== null && isIn(hidden, span)) ?? spans[0] ?? spans[1];
  return {
    ...rest,
    document: covers.name(document, rest.sha256),
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

/** A run, ready to be asked. */
export function servedEvaluation(
  run: Run,
  resampling: Resampling,
  covers: Covers,
): ServedEvaluation {
  let made: Made | null = null;
  // The intervals take a second: nobody waits for them who does not ask.
  const make = (): Made => {
    if (made !== null) return made;
    const findings = run.documents.flatMap((document) =>
      findingsOf(document).map((finding) => {
        const genre = covers.plain(finding.genre);
        return { ...finding, genre, sha256: document.sha256 };
      }),
    );
    made = { evaluation: evaluate(run, resampling), findings };
    return made;
  };
  return {
    overview: () => overviewOf(make(), covers),
    errors: async (filter, from, limit) => {
      const fitting = make().findings.filter((one) => fits(one, filter));
      const items: ToldError[] = [];
      for (const one of fitting.slice(from, from + limit)) items.push(await told(one, covers));
      return { items, total: fitting.length };
    },
  };
}
