/** Where a quote that does not occur nearly does: the slips of who copies it by hand. */
import type { Span } from '../../pipeline/types.ts';
import type { Quotes } from './quotes.ts';

/** A place that differs from the quote in nothing but what `by` says. */
export interface Near {
  readonly span: Span;
  readonly by: string;
}

interface Folded {
  readonly text: string;
  /** The place in the unfolded text of each unit. */
  readonly places: readonly number[];
}

/** Dashes, quotation marks and other signs that look alike. */
const ALIKE: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '”': '"',
  '“': '"',
  '„': '"',
  '’': "'",
  '‘': "'",
};

/** Without white space and hyphens, composed, small letters, signs that look alike as one. */
function foldAll(text: string): Folded {
  const places: number[] = [];
  let folded = '';
  for (const { segment, index } of clusters(text)) {
    const kept = (ALIKE[segment] ?? segment).normalize('NFC').toLowerCase();
    if (/^[\s\u00ad-]$/u.test(kept) || kept.trim() === '') continue;
    for (const unit of kept.split('')) {
      folded += unit;
      places.push(index);
    }
  }
  places.push(text.length);
  return { text: folded, places };
}

/** A letter with the marks that combine with it. */
function clusters(text: string): { segment: string; index: number }[] {
  return [...text.matchAll(/[\s\S]\p{M}*/gu)].map(({ 0: segment, index }) => ({ segment, index }));
}

/** Nearly occurrence `n` of a quote, else nearly the first; null where nothing comes near. */
export type FindNear = (quote: string, n: number) => Near | null;

/** Prepares a text; its folded form is made when first needed. */
export function nearIn({ text, quoteAt }: Quotes): FindNear {
  let folded: Folded | null = null;
  return (quote, n) => {
    const wanted = foldAll(quote).text;
    if (wanted === '') return null;
    folded ??= foldAll(text);
    const found: Span[] = [];
    for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
      const start = folded.places[at] ?? 0;
      found.push({ start, end: endOf(text, folded.places[at + wanted.length - 1] ?? start) });
    }
    const span = found[n] ?? found[0];
    return span === undefined ? null : { span, by: slip(quote, quoteAt(span).quote) };
  };
}

function endOf(text: string, at: number): number {
  const cluster = /[\s\S]\p{M}*/uy;
  cluster.lastIndex = at;
  return at + (cluster.exec(text)?.[0].length ?? 1);
}

function slip(quote: string, found: string): string {
  const bare = (text: string) => text.replace(/\s+/gu, '');
  if (bare(quote) === bare(found)) return 'with other white space';
  if (quote.toLowerCase() === found.toLowerCase()) return 'with other capital letters';
  if (quote.normalize('NFC') === found.normalize('NFC')) return 'with its accents coded otherwise';
  return 'in another spelling (white space, hyphens, capitals, marks)';
}
