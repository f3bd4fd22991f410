/**
 * Phrases as data: token patterns in compromise's match syntax ('(lades|läggs) .{0,4} till
 * handlingarna'), found in sentences that our own tokeniser has cut. The one place that knows
 * compromise, of which only the language-neutral part is used.
 */
import nlp from 'compromise/one';

export interface Phrase {
  readonly id: string;
  /** Over lower-case tokens; marks are tokens of their own. */
  readonly match: string;
}

/** Where a phrase was found: token indices of the sentence, `end` excluded. */
export interface PhraseHit {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Phrases made ready once, to be looked for in many documents. */
export interface PhraseSet {
  find(sentences: readonly (readonly string[])[]): PhraseHit[][];
}

interface Found {
  readonly name?: string;
  readonly view: { readonly fullPointer: readonly (readonly [number, number, number])[] };
}

unfold();

/** compromise takes å for a and ö for o; in Swedish they are letters of their own. */
function unfold(): void {
  const folds = (nlp.model() as { one: { unicode: Record<string, string> } }).one.unicode;
  for (const letter of Object.keys(folds)) delete folds[letter];
}

/** Compiles phrases. Hits come in the order of the tokens; the longer first where two start alike. */
export function compilePhrases(phrases: readonly Phrase[]): PhraseSet {
  const net = nlp.buildNet(phrases.map(({ id, match }) => ({ match, name: id })));
  return {
    find(sentences) {
      const hits: PhraseHit[][] = sentences.map(() => []);
      // An empty sentence would shift the numbers of those after it.
      const places = sentences.flatMap((tokens, i) => (tokens.length > 0 ? [i] : []));
      if (places.length === 0) return hits;
      const words = places.map((i) => (sentences[i] ?? []).map((token) => token.toLowerCase()));
      const doc = nlp(words as unknown as string);
      const { found } = doc.sweep(net, { tagger: false }) as unknown as { found: Found[] };
      for (const { name, view } of found) {
        for (const [at, start, end] of view.fullPointer) {
          const place = places[at];
          if (place !== undefined && name !== undefined)
            hits[place]?.push({ id: name, start, end });
        }
      }
      for (const list of hits) list.sort((a, b) => a.start - b.start || b.end - a.end);
      return hits;
    },
  };
}
