/** One error as an item of a list: what is wrong, the sentence, where it stands. */
import { isIn } from '../../context.ts';
import type { Finding } from '../../finding.ts';
import type { Side } from '../../outcome.ts';
import { typePair } from '../query.ts';
import { type Content, html, joined, type Markup } from './markup.ts';
import { quoteOf } from './quote.ts';

/** Types that say no more than the layer's name does. */
const PLAIN = new Set(['person', 'organisation', 'place', 'deadline', 'meeting', 'item']);
/** Values that are ours or numbers, not Swedish words. */
const CODES = new Set(['kind', 'status', 'date', 'number']);

/** An error with the id that a link names it by. */
export interface Listed {
  readonly id: string;
  readonly finding: Finding;
}

/** Ids that stay the same as long as the error is the same, whatever else is listed. */
export function withIds(findings: readonly Finding[], prefix: string): Listed[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { document, layer, type, value, gold, predicted } = finding;
    const sides = [gold, predicted].map((side) => [side?.span?.start, side?.span?.end, side?.type]);
    const id = `${prefix}-${hashed(JSON.stringify([document, layer, type, value, sides]))}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return { id: times === 1 ? id : `${id}-${times}`, finding };
  });
}

/** A short name of a text: FNV-1a with 32 bits. */
function hashed(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** The item, with what the filter looks at in attributes. */
export function findingItem({ id, finding }: Listed): Markup {
  const { document, genre, gold, predicted, context, value } = finding;
  const types = typePair(gold?.type, predicted?.type);
  const quote = quoteOf({ first: gold, second: predicted, context });
  return html`<li class="error" id="${id}" data-type="${types}" data-value="${value}"
 data-document="${document}" data-genre="${genre}">
<p class="what">${whatOf(finding)}</p>
${quote}
<p class="where"><a href="#${id}">${document}${placeOf(finding)}</a>${evidenceOf(predicted)}</p>
</li>
`;
}

function whatOf({ type, value, gold, predicted }: Finding): Content {
  if (type === 'wrong') {
    const name = value ?? '';
    const says = (side: Side | null) => shownValue(name, side?.values[name] ?? null);
    return html`<strong>wrong ${name}</strong> gold ${says(gold)}, predicted ${says(predicted)}`;
  }
  if (type === 'inexact') return html`<strong>other ends</strong> ${labels(gold)}`;
  return html`<strong>${type}</strong> ${labels(gold ?? predicted)}`;
}

function shownValue(name: string, value: string | null): Content {
  if (value === null) return 'nothing';
  return CODES.has(name) ? html`<b>${value}</b>` : html`<b lang="sv">${value}</b>`;
}

/** The type where it tells something, then every value that is stated. */
function labels(side: Side | null): Content {
  if (side === null) return null;
  const values = Object.entries(side.values).flatMap(([name, value]) =>
    value === null ? [] : [html`<span>${name} ${shownValue(name, value)}</span>`],
  );
  const told = PLAIN.has(side.type) || Object.values(side.values).includes(side.type);
  const all = told ? values : [html`<span><b>${side.type}</b></span>`, ...values];
  return joined(all, ' · ');
}

function placeOf({ gold, predicted, context }: Finding): string {
  const spans = [gold?.span ?? null, predicted?.span ?? null];
  const at = spans.find((span) => context !== null && isIn(context, span));
  return at ? `, ${at.start}–${at.end}` : '';
}

/** How sure the program was, and which rule or model said it. */
export function evidenceOf(side: Side | null): Content {
  if (side === null) return null;
  const { confidence, by } = side;
  return [
    confidence === null ? null : [' · confidence ', confidence.toFixed(2)],
    by === null ? null : html` · by <code>${by}</code>`,
  ];
}
