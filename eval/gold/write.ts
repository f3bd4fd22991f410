/** Gold files as text: one mark a line, in the order of the document, so that a diff reads well. */
import { inOrder } from '../../pipeline/span.ts';
import type { Values } from '../mark.ts';
import { FACT_LAYERS, type Fact, valueNames } from './facts.ts';
import { type Quotes, quotesOf } from './quotes.ts';
import type { GoldFile } from './schema.ts';
import { type StandsIn, wordsOf } from './words.ts';

/** What stands above the layers. */
export interface GoldHead {
  /** The name of the document's file. */
  readonly doc: string;
  readonly draft: boolean;
  readonly note?: string;
  readonly genre: string | null;
  readonly meeting: Readonly<GoldFile['meeting']>;
}

/** The gold file of these facts, which must not overlap within a layer. All layers are in it. */
export function writeGold(head: GoldHead, text: string, facts: readonly Fact[]): string {
  const quotes = quotesOf(text);
  const standsIn = wordsOf(text);
  const layers = FACT_LAYERS.map((layer) => {
    const own = facts.filter((fact) => fact.layer === layer);
    // The list of those present keeps its own order: two columns may be read one by one.
    if (layer === 'attendance') return [layer, own.map((one) => present(one, quotes, standsIn))];
    return [layer, own.toSorted((a, b) => inOrder(a.span, b.span)).map((one) => mark(one, quotes))];
  });
  const { doc, draft, note, genre, meeting } = head;
  const { body, date, chair, secretary } = meeting;
  return formatGold({
    doc,
    ...(draft ? { draft } : {}),
    ...(note === undefined ? {} : { note }),
    genre,
    meeting: { body, date, chair, secretary },
    ...Object.fromEntries(layers),
  });
}

function mark({ layer, span, values, optional }: Fact, quotes: Quotes): object {
  const stated = valueNames(layer).map((name) => [name, values[name] ?? null]);
  return {
    ...quotes.quoteAt(span),
    ...Object.fromEntries(stated),
    ...(optional ? { optional } : {}),
  };
}

function present(
  { layer, span, values, optional }: Fact,
  quotes: Quotes,
  standsIn: StandsIn,
): object {
  const { name = null } = values;
  const named = name !== null && standsIn(name) ? name : quotes.quoteAt(span).quote;
  const all: Values = { ...values, name: named };
  const stated = valueNames(layer).filter((field) => (all[field] ?? null) !== null);
  return {
    ...Object.fromEntries(stated.map((field) => [field, all[field]])),
    ...(optional ? { optional } : {}),
  };
}

/** A gold file in the one form that they all have. */
export function formatGold(file: object): string {
  const fields = Object.entries(file).map(([name, value]) => {
    const text = Array.isArray(value) ? list(value) : inLine(value);
    return ` ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function list(items: readonly unknown[]): string {
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => `  ${inLine(item)}`).join(',\n')}\n ]`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value);
  return `{${fields.map(([name, own]) => `${JSON.stringify(name)}: ${inLine(own)}`).join(', ')}}`;
}
