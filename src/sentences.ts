/** The sentences of a stored text, as the pipeline cuts them. Pure. */
import type { Placed } from '../pipeline/across/index.ts';
import { segment } from '../pipeline/segment/index.ts';

/** A sentence and where it stands. */
export type Sentence = Pick<Placed, 'text' | 'span'>;

/** Headings and furniture are none. A row of a table is one: its cells say how its task stands. */
export function sentencesOf(text: string): Sentence[] {
  const lists = { struck: [], origins: [], headings: [], furniture: [], lineEnds: [], notes: [] };
  const source = { path: '', sha256: '', mediaType: 'text/plain', bytes: 0 };
  const { blocks } = segment({ source, text, ...lists, pages: null });
  const said = blocks.filter(({ kind }) => kind !== 'furniture' && kind !== 'heading');
  return said.flatMap(({ kind, sentences }): readonly Sentence[] => {
    const [first, last] = [sentences[0], sentences.at(-1)];
    if (kind !== 'row' || !first || !last) return sentences;
    const cells = sentences.map((cell) => cell.text).join(' · ');
    return [{ text: cells, span: { start: first.span.start, end: last.span.end } }];
  });
}
