/** One error, with enough of the document to judge it without opening it. */
import type { Span } from '../pipeline/types.ts';
import { type Context, inLine } from './context.ts';
import { LAYERS, type Layer } from './layers.ts';
import type { Outcome, Side } from './outcome.ts';
import type { ScoredDocument } from './score.ts';
import { valueIsRight } from './values.ts';

/**
 * - missed: in gold only
 * - spurious: predicted only
 * - wrong: found, but a value (`value` names it) differs
 * - inexact: found, but with other ends
 */
export const FINDING_TYPES = ['missed', 'spurious', 'wrong', 'inexact'] as const;
/** The name of one. */
export type FindingType = (typeof FINDING_TYPES)[number];

/** As listed. */
export interface Finding {
  readonly document: string;
  readonly genre: string;
  readonly layer: Layer;
  readonly type: FindingType;
  readonly value: string | null;
  readonly gold: Side | null;
  readonly predicted: Side | null;
  readonly context: Context | null;
}

/** Every error in the layers of a document that were judged, in the order of the text. */
export function findingsOf(document: ScoredDocument): Finding[] {
  return LAYERS.flatMap((layer) => {
    const scored = document.layers[layer];
    if (scored === undefined || !scored.judged) return [];
    return scored.outcomes
      .filter(({ counted }) => counted)
      .flatMap((outcome) => findings(document, layer, outcome));
  });
}

function findings(document: ScoredDocument, layer: Layer, outcome: Outcome): Finding[] {
  const { gold, predicted, context } = outcome;
  const of = (type: FindingType, value: string | null = null): Finding => {
    const { document: name, genre } = document;
    return { document: name, genre, layer, type, value, gold, predicted, context };
  };
  if (predicted === null) return [of('missed')];
  if (gold === null) return [of('spurious')];
  const wrong = Object.entries(gold.values).flatMap(([name, stated]) =>
    stated === null || valueIsRight(name, stated, predicted.values[name] ?? null)
      ? []
      : [of('wrong', name)],
  );
  return outcome.exact ? wrong : [...wrong, of('inexact')];
}

/** Where an error stands: where gold has it, else where the program does. */
export function placeOf({ gold, predicted }: Pick<Finding, 'gold' | 'predicted'>): Span | null {
  return gold?.span ?? predicted?.span ?? null;
}

/** One error on one line: what (`width` wide), where, and the sentence with the mark in it. */
export function describe(finding: Finding, width = 0): string {
  const at = placeOf(finding);
  const offsets = at === null ? '' : ` ${at.start}–${at.end}`;
  const what = `${finding.type.padEnd(width)}${offsets}`;
  const { context, gold, predicted } = finding;
  const sentence =
    context === null ? '' : inLine(context, gold?.span ?? null, predicted?.span ?? null);
  return [what, detail(finding), sentence].filter(Boolean).join('  ');
}

function detail({ type, layer, value, gold, predicted, context }: Finding): string {
  if (type === 'wrong') {
    const name = value ?? '';
    return `${name}: gold ${shown(gold, name)}, predicted ${shown(predicted, name)}`;
  }
  if (type === 'inexact') return `predicted ${shortened(predicted?.quote)}`;
  const side = gold ?? predicted;
  if (layer === 'fields') return `${side?.type}: ${shortened(side?.quote)}`;
  const label = side?.values['kind'] ?? side?.values['status'] ?? side?.values['date'] ?? null;
  if (label !== null) return `[${label}]`;
  return context === null ? shortened(side?.quote) : '';
}

/** Characters kept at either end of a long quote: where it ends is what differs. */
const QUOTE_END = 30;

function shortened(quote = ''): string {
  const line = quote.replace(/\s+/gu, ' ');
  if (line.length <= 2 * QUOTE_END + 3) return `'${line}'`;
  return `'${line.slice(0, QUOTE_END)} … ${line.slice(-QUOTE_END)}'`;
}

function shown(side: Side | null, value: string): string {
  const text = side?.values[value] ?? null;
  return text === null ? 'nothing' : `'${text}'`;
}
