/** Documents in, records out: what other programs call. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { KlubbslagError } from './errors.ts';
import type { AnalyserOptions, DocumentOptions } from './options.ts';
import type { Processes } from './processes.ts';

/** A document: its text, or the bytes of a file in any format that is read. */
export type Input = string | Uint8Array;

/** What came of one of the documents in an input. */
export type Analysed =
  | { readonly document: string; readonly record: MinutesRecord; readonly error: null }
  | { readonly document: string; readonly record: null; readonly error: KlubbslagError };

/** Holds the models for as many documents as come. Calls may overlap; they wait for each other. */
export interface Analyser {
  /**
   * The record of the one document that the input is. Text is taken for its UTF-8 bytes. Throws
   * KlubbslagError where it has none; for what holds several documents with `several-documents`.
   */
  analyse(input: Input, options?: DocumentOptions): Promise<MinutesRecord>;
  /** Every document that the input holds: a zip's members, a mail and what is attached to it. */
  analyseAll(input: Input, options?: DocumentOptions): AsyncGenerator<Analysed, void>;
  /** Ends its processes; documents under way end with `closed`. */
  close(): void;
}

/**
 * Opens an analyser. The models are loaded with the first document; idle processes do not keep the
 * caller's from ending. Throws TypeError or RangeError where an option is none.
 */
export async function openAnalyser(options: AnalyserOptions = {}): Promise<Analyser> {
  // Loaded here: whoever imports the schema alone loads no readers of formats.
  const [{ chosen }, { makeProcesses, errorOf }] = await Promise.all([
    import('./options.ts'),
    import('./processes.ts'),
  ]);
  const processes = makeProcesses(chosen(options));
  const state = { closed: false };
  const refused = (document: string, error: unknown): unknown =>
    state.closed ? new KlubbslagError('closed', document, 'was not done: closed before') : error;
  const all = async function* (input: Input, name: string): AsyncGenerator<Analysed, void> {
    for await (const one of opened(processes, input, name, refused)) {
      const document = (one.part ?? one.problem).path;
      try {
        if (one.part === null) throw errorOf(one.problem);
        yield { document, record: await processes.record(one.part), error: null };
      } catch (thrown) {
        const error = refused(document, thrown);
        if (!(error instanceof KlubbslagError)) throw error;
        yield { document, record: null, error };
      }
    }
  };
  return {
    analyse: async (input, given) => {
      const name = nameOf(input, given);
      const { part, problem } = await only(opened(processes, input, name, refused), name);
      if (part === null) throw refused(name, errorOf(problem));
      return await processes.record(part).catch((error) => {
        throw refused(part.path, error);
      });
    },
    analyseAll: (input, given) => all(input, nameOf(input, given)),
    close: () => {
      state.closed = true;
      processes.close();
    },
  };
}

/** One document without an analyser to keep: its processes start, load the models, and end. */
export async function analyse(
  input: Input,
  { name, ...options }: DocumentOptions & AnalyserOptions = {},
): Promise<MinutesRecord> {
  const analyser = await openAnalyser(options);
  try {
    return await analyser.analyse(input, name === undefined ? {} : { name });
  } finally {
    analyser.close();
  }
}

type Opening = ReturnType<Processes['open']>;

async function* opened(
  processes: Processes,
  input: Input,
  name: string,
  refused: (document: string, error: unknown) => unknown,
): Opening {
  const error = refused(name, null);
  if (error !== null) throw error;
  yield* processes.open(bytesOf(input), name);
}

/** Known before any of them is analysed. */
async function only(all: Opening, name: string) {
  const first = await all.next();
  if (first.done === true) throw new KlubbslagError('no-documents', name, 'holds no document');
  if ((await all.next()).done === true) return first.value;
  await all.return();
  const message = 'holds several documents: analyseAll takes them one by one';
  throw new KlubbslagError('several-documents', name, message);
}

function bytesOf(input: Input): Uint8Array {
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof Uint8Array) return input;
  throw new TypeError('the document must be a string or a Uint8Array');
}

function nameOf(input: Input, { name }: DocumentOptions = {}): string {
  return name ?? (typeof input === 'string' ? 'document.txt' : 'document');
}
