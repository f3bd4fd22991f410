/**
 * Records as CoNLL columns: a token, a tab and its IOB2 tag a line, a blank line after each
 * sentence, as `eval --ner` and others read it. Pure.
 *
 * Sentences and tokens are the pipeline's own, of its cleaned view: a word parted at a line's end
 * is one token. A mention that begins or ends inside a token parts it there: what is named stays
 * exact, and no name takes in letters that are not its own. IOB2 is flat: of names in each other
 * the outermost is told. A name that goes over the border of two sentences makes them one.
 */
import { ingest } from '../../pipeline/ingest/index.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { tokenise } from '../../pipeline/segment/tokens.ts';
import { inOrder } from '../../pipeline/span.ts';
import type { MentionLabel, Sentence, Span } from '../../pipeline/types.ts';
import { wellFormed } from './code-points.ts';

interface Named extends Span {
  readonly label: MentionLabel;
}

/** A stretch of a cleaned text with the place of each of its units in the record's text. */
interface View {
  readonly text: string;
  readonly offsets: ArrayLike<number>;
}

/** Lines of one record: `# document = PATH`, then each sentence after its `# start = OFFSET`. */
export function conllOf(record: MinutesRecord): string {
  const sentences = sentencesOf(record);
  const groups = joined(sentences, placed(record, sentences)).map(({ views, names }) => {
    const begun = new Set<Named>();
    const rows = views.flatMap((view) => rowsOf(view, names, begun));
    return `# start = ${views[0]?.span.start ?? 0}\n${rows.join('\n')}\n\n`;
  });
  const path = record.source.path.replace(/\s+/gu, ' ');
  return wellFormed(`# document = ${path}\n${groups.join('')}`);
}

/** The mentions of a record without those that lie in or overlap another. */
function flatMentions({ people, organisations, places }: MinutesRecord): Named[] {
  const labelled = (label: MentionLabel, entities: readonly { readonly mentions: Span[] }[]) =>
    entities.flatMap(({ mentions }) => mentions.map(({ start, end }) => ({ start, end, label })));
  const all = [
    ...labelled('PER', people),
    ...labelled('ORG', organisations),
    ...labelled('LOC', places),
  ].sort(inOrder);
  let end = 0;
  return all.filter((one) => {
    if (one.start < end || one.start === one.end) return false;
    end = one.end;
    return true;
  });
}

/** The record's text as the pipeline segments it, in the order of the text. */
function sentencesOf({ source, text, origins }: MinutesRecord): Sentence[] {
  const reading = {
    text,
    origins: origins.map(({ start, end }) => ({
      start,
      end,
      page: null,
      box: null,
      paragraph: null,
    })),
    pages: null,
    headings: [],
    struck: [],
    furniture: [],
    lineEnds: [],
    notes: [],
  };
  const file = { ...source, bytes: new Uint8Array(), reading, notes: [] };
  const { blocks } = segment(ingest(file, () => text));
  return blocks.flatMap(({ sentences }) => sentences).sort((a, b) => inOrder(a.span, b.span));
}

interface Group {
  readonly views: readonly Sentence[];
  readonly names: readonly Named[];
}

interface Placed {
  readonly name: Named;
  /** Indices of the sentences that it begins and ends in. */
  readonly first: number;
  readonly last: number;
}

/** Sentences with their names; what a name goes across is one sentence. */
function joined(sentences: readonly Sentence[], names: readonly Placed[]): Group[] {
  const groups: Group[] = [];
  let next = 0;
  for (let from = 0; from < sentences.length; ) {
    let to = from + 1;
    const own: Named[] = [];
    for (let one = names[next]; one && one.first < to; one = names[++next]) {
      own.push(one.name);
      to = Math.max(to, one.last + 1);
    }
    groups.push({ views: sentences.slice(from, to), names: own });
    from = to;
  }
  return groups;
}

/** Which sentences hold the ends of each name; a page's head may stand inside a sentence. */
function placed(record: MinutesRecord, sentences: readonly Sentence[]): Placed[] {
  const owners = new Uint32Array(record.text.length);
  for (const [index, { offsets }] of sentences.entries()) {
    for (const offset of offsets) owners[offset] = index + 1;
  }
  const found = flatMentions(record).flatMap((name) => {
    const held = owners.subarray(name.start, name.end).filter((owner) => owner > 0);
    const [one, other] = [held[0], held.at(-1)];
    if (one === undefined || other === undefined) return [];
    return [{ name, first: Math.min(one, other) - 1, last: Math.max(one, other) - 1 }];
  });
  return found.sort((a, b) => a.first - b.first);
}

/** Tokens of a sentence with their tags. */
function rowsOf({ text, offsets }: View, names: readonly Named[], begun: Set<Named>): string[] {
  const nameAt = (unit: number): Named | undefined => {
    const at = offsets[unit] ?? 0;
    return names.find(({ start, end }) => start <= at && at < end);
  };
  return tokenise(text).flatMap((token) =>
    parted(token, nameAt).map(({ start, end }) => {
      const name = nameAt(start);
      const tag = name ? `${begun.has(name) ? 'I' : 'B'}-${name.label}` : 'O';
      if (name) begun.add(name);
      return `${text.slice(start, end)}\t${tag}`;
    }),
  );
}

/** A token, cut where a name begins or ends in it. */
function parted(token: Span, nameAt: (unit: number) => Named | undefined): Span[] {
  const parts: Span[] = [];
  let { start } = token;
  for (let unit = start + 1; unit <= token.end; unit++) {
    if (unit < token.end && nameAt(unit) === nameAt(start)) continue;
    parts.push({ start, end: unit });
    start = unit;
  }
  return parts;
}
