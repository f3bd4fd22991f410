/** The documents that a file holds: itself, what it packs, what is attached. Never thrown. */
import { createHash } from 'node:crypto';
import type { Reading } from '../pipeline/reading.ts';
import type { Note, SourceFile } from '../pipeline/types.ts';
import { errorCode, errorLine } from './errors.ts';
import { type ReadBytes, type ReadResult, readBytes, refuseText } from './files.ts';
import { detect } from './formats/detect.ts';
import { DOCUMENTS, FORMATS, type Kind, kindOfName, mediaTypeOf } from './formats/formats.ts';
import { damaged, type FormatLimits, tooDeep } from './formats/limits.ts';
import { Budget, inflate, readDirectory } from './formats/zip.ts';
import { INSIDE } from './paths.ts';
import { inUnits, type Problem, ProblemError, problemOf, tooLarge } from './problem.ts';

/** A document that was found. Reading it is put off until it is known to be new. */
export interface Part {
  /** The file's, with '!/' and the member's name where it lies in one. */
  readonly path: string;
  readonly sha256: string;
  readonly read: () => Promise<ReadResult>;
}

/** A document, or why there is none. */
export type Opened =
  | { readonly part: Part; readonly problem: null }
  | { readonly part: null; readonly problem: Problem };

/** What programs leave in archives. */
const LEFT = /(?:^|\/)(?:\.|~\$|__MACOSX\/|readme\.(?:txt|md)$)/iu;

interface Lying {
  readonly path: string;
  /** As the record calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many archives or mails are around it. */
  readonly depth: number;
}

/** Makes a reading of a format's bytes. Throws as readers do. */
export type Parse = (kind: Kind, bytes: Uint8Array) => Promise<Reading>;

/** What opening documents needs of the world. */
export interface OpenPorts {
  readonly read: ReadBytes;
  /** In this process unless given: a runaway document then stops all. */
  readonly parse: Parse;
}

function parseHere(limits: FormatLimits): Parse {
  return async (kind, bytes) => {
    const { called, read } = FORMATS[kind];
    if (read === null) throw new Error(`nothing reads ${called}`);
    return await read(bytes, { ...limits, ocr: false });
  };
}

/** Opens the file at `path`, called `name` in records. The documents come one at a time. */
export async function* openDocuments(
  path: string,
  name: string,
  limits: FormatLimits,
  { read = readBytes, parse = parseHere(limits) }: Partial<OpenPorts> = {},
): AsyncGenerator<Opened, void> {
  let bytes: Uint8Array;
  try {
    bytes = await read(path, limits.maxBytes);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    yield { part: null, problem: problemOf(path, error) };
    return;
  }
  yield* openBytes({ path, name, bytes, depth: 0 }, { limits, budget: new Budget(limits), parse });
}

/** What all that lies in one file shares. */
interface Opening {
  readonly limits: FormatLimits;
  readonly budget: Budget;
  readonly parse: Parse;
}

async function* openBytes(lying: Lying, opening: Opening): AsyncGenerator<Opened, void> {
  try {
    const { name, bytes } = lying;
    const { limits } = opening;
    checkSize(bytes, limits);
    const kind = detect(bytes, name, limits);
    if (kind === 'zip') yield* openArchive(lying, opening);
    else if (kind === 'eml') yield* openMail(lying, opening);
    else yield found(lying, kind, () => readingOf(kind, bytes, opening));
  } catch (error) {
    yield { part: null, problem: readProblem(lying.path, 'file', error) };
  }
}

function checkSize(bytes: Uint8Array, { maxBytes }: FormatLimits): void {
  if (bytes.length === 0) {
    throw new ProblemError('empty', 'is empty: nothing to read, remove it or fetch it again');
  }
  if (bytes.length <= maxBytes) return;
  throw tooLarge(`is ${inUnits(bytes.length)}`, maxBytes, 'max-bytes');
}

async function* openArchive(lying: Lying, opening: Opening): AsyncGenerator<Opened, void> {
  const { limits, budget } = opening;
  refuseDepth(lying, limits);
  const members = readDirectory(lying.bytes, limits);
  const wanted = members.filter(({ name }) => DOCUMENTS.test(name) && !LEFT.test(name));
  if (wanted.length === 0) {
    throw new ProblemError('no-documents', 'holds no documents: nothing to read in this archive');
  }
  for (const member of wanted) {
    const inner = inside(lying, member.name);
    let bytes: Uint8Array;
    try {
      bytes = inflate(member, budget);
    } catch (error) {
      const problem = readProblem(inner.path, 'archive', error);
      yield { part: null, problem };
      // The budget is that of the whole archive: no other member would fare better.
      if (problem.code === 'too-large') return;
      continue;
    }
    yield* openBytes({ ...inner, bytes }, opening);
  }
}

async function* openMail(lying: Lying, opening: Opening): AsyncGenerator<Opened, void> {
  const { limits, budget } = opening;
  refuseDepth(lying, limits);
  const { parseMail } = await import('./formats/eml.ts');
  const mail = await parseMail(lying.bytes, limits);
  yield found(lying, 'eml', async () => mail.reading());
  for (const { name, bytes } of mail.attachments) {
    if (!DOCUMENTS.test(name) || LEFT.test(name)) continue;
    budget.take(bytes.length);
    yield* openBytes({ ...inside(lying, name), bytes }, opening);
  }
}

function refuseDepth({ depth }: Lying, { maxNesting }: FormatLimits): void {
  if (depth >= maxNesting) throw tooDeep('archives', maxNesting, 'max-nesting');
}

function inside({ path, name, depth }: Lying, member: string): Omit<Lying, 'bytes'> {
  const end = `${INSIDE}${member.replaceAll('\0', '')}`;
  return { path: path + end, name: name + end, depth: depth + 1 };
}

type ReadingOf = () => Promise<SourceFile['reading']>;

function found({ path, name, bytes }: Lying, kind: Kind, reading: ReadingOf): Opened {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const read = async (): Promise<ReadResult> => {
    try {
      const mediaType = mediaTypeOf(kind, name);
      const notes = nameNotes(name, kind);
      const file = { path: name, bytes, sha256, mediaType, reading: await reading(), notes };
      return { file, problem: null };
    } catch (error) {
      return { file: null, problem: readProblem(path, FORMATS[kind].called, error) };
    }
  };
  return { part: { path, sha256, read }, problem: null };
}

async function readingOf(
  kind: Kind,
  bytes: Uint8Array,
  { limits, parse }: Opening,
): Promise<SourceFile['reading']> {
  if (kind === 'text') {
    refuseText(bytes, limits);
    return null;
  }
  const reading = await parse(kind, bytes);
  if (reading.text.trim() !== '') return reading;
  // What it needs, where the reader knows: '12 pages without text: needs OCR'.
  const needs = reading.notes.map(({ message }) => message).join('; ');
  const nothing = 'nothing to read, remove it or fetch it again';
  throw new ProblemError('no-text', `holds no text: ${needs === '' ? nothing : needs}`);
}

function nameNotes(name: string, kind: Kind): Note[] {
  const said = kindOfName(name);
  if (said === null || said === kind) return [];
  const { called } = FORMATS[kind];
  const message = `its name says ${FORMATS[said].called}, it is ${called} and was read as such`;
  return [{ code: 'format', message }];
}

/** A reader's library throws what it likes at a damaged file; that is no fault of the program. */
function readProblem(path: string, called: string, error: unknown): Problem {
  if (error instanceof ProblemError) return problemOf(path, error);
  return problemOf(
    path,
    damaged(`it is no ${called.replace(/^an? /u, '')} that can be read, ${errorLine(error)}`),
  );
}
