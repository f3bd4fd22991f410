/**
 * Annotated sentences as CoNLL files hold them: a token a line, its tag in the last column, a blank
 * line after each sentence. IOB2, IOB1, IOBES and BILOU are read alike.
 */

/** A name in a sentence: token indices, `end` excluded; the label as the file writes it. */
export interface Entity {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** One sentence, never without tokens; its entities in order, none overlapping another. */
export interface TaggedSentence {
  /** The line of its first token, from 1. */
  readonly line: number;
  readonly tokens: readonly string[];
  readonly entities: readonly Entity[];
}

/** A whole file. */
export interface TaggedText {
  readonly sentences: readonly TaggedSentence[];
  /** Entities that begin with an I- (or E-, L-) tag: IOB1, or a B- that was forgotten. */
  readonly repaired: number;
}

/** What is wrong with a file, and in which line. */
export class LineError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = 'LineError';
    this.line = line;
  }
}

interface Tag {
  readonly role: string;
  readonly label: string;
}

interface Row extends Tag {
  readonly line: number;
  readonly token: string;
}

const TAG = /^(?<role>[BIESLU])-(?<label>\S+)$/u;
const OUTSIDE: Tag = { role: 'O', label: '' };

/** Reads a file's text. Throws LineError at the first line that is not understood. */
export function readIob2(text: string): TaggedText {
  const sentences: TaggedSentence[] = [];
  let repaired = 0;
  for (const rows of sentencesOf(text)) {
    const { entities, repairs } = entitiesOf(rows);
    sentences.push({ line: rows[0]?.line ?? 0, tokens: rows.map(({ token }) => token), entities });
    repaired += repairs;
  }
  return { sentences, repaired };
}

function sentencesOf(text: string): Row[][] {
  const sentences: Row[][] = [[]];
  for (const [index, content] of text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    if (content.trim() === '' || content.startsWith('-DOCSTART-')) sentences.push([]);
    else if (!isComment(content)) sentences.at(-1)?.push(rowOf(index + 1, content));
  }
  return sentences.filter((rows) => rows.length > 0);
}

/** '# sent_id = 4'; with a tab it is the token '#'. */
function isComment(content: string): boolean {
  return content.startsWith('# ') && !content.includes('\t');
}

function rowOf(line: number, content: string): Row {
  // Only tabs part columns where there are any: tokens such as 't ex' hold a space.
  const columns = content.split(content.includes('\t') ? '\t' : /[ ]+/u);
  const [token = ''] = columns;
  if (columns.length < 2) throw new LineError(line, `'${shown(content)}' has no tag`);
  if (token === '') throw new LineError(line, 'a tag without a token');
  const tag = columns.at(-1)?.trim() ?? '';
  return { line, token, ...(tag === 'O' ? OUTSIDE : parseTag(line, tag)) };
}

function parseTag(line: number, tag: string): Tag {
  const { role, label } = TAG.exec(tag)?.groups ?? {};
  if (role !== undefined && label !== undefined) return { role, label };
  const found = tag === '' ? 'is empty' : `holds '${shown(tag)}'`;
  throw new LineError(line, `the last column ${found}, which is no tag like O, B-PER or I-PER`);
}

const SHOWN = 40;

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** As conlleval reads them: I- goes on with its own label and begins an entity anywhere else. */
function entitiesOf(rows: readonly Row[]): { entities: Entity[]; repairs: number } {
  const entities: Entity[] = [];
  let repairs = 0;
  let open: { start: number; label: string } | null = null;
  for (const [index, { role, label }] of rows.entries()) {
    const goesOn: boolean = 'IEL'.includes(role) && open?.label === label;
    if (!goesOn) {
      if (open !== null) entities.push({ ...open, end: index });
      open = role === 'O' ? null : { start: index, label };
      if ('IEL'.includes(role)) repairs++;
    }
    if (open !== null && 'ELSU'.includes(role)) {
      entities.push({ ...open, end: index + 1 });
      open = null;
    }
  }
  if (open !== null) entities.push({ ...open, end: rows.length });
  return { entities, repairs };
}
