/** What a caller may choose, checked, with the defaults of the command. */
import { resolveSettings, SETTINGS } from '../config.ts';
import type { FormatLimits } from '../formats/limits.ts';

/** What one document may take. Units are those of the options of `klubbslag run --help`. */
export interface Limits {
  /** Bytes of the document. */
  readonly maxBytes?: number;
  /** Bytes of a line of plain text. */
  readonly maxLine?: number;
  /** Bytes that come out of an archive or an office file. */
  readonly maxUnpacked?: number;
  /** Files in an archive, attachments of a mail. */
  readonly maxMembers?: number;
  /** Archives and mails in each other. */
  readonly maxNesting?: number;
  /** Characters of text. */
  readonly maxChars?: number;
  /** Tables in each other. */
  readonly maxTables?: number;
  /** Pages of a PDF. */
  readonly maxPages?: number;
  /** Seconds to read it, and as many to analyse it. */
  readonly maxSeconds?: number;
  /** Millions of bytes of memory in each process. */
  readonly maxMemory?: number;
}

/** How an analyser works. */
export interface AnalyserOptions {
  /** Processes that share the documents, each with the models in memory: 1 unless given. */
  readonly workers?: number;
  /** Processor threads for the models, shared by the workers. */
  readonly threads?: number;
  /** True to read pages without text through tesseract, where it is installed with Swedish. */
  readonly ocr?: boolean;
  readonly limits?: Limits;
}

/** What is said of one document. */
export interface DocumentOptions {
  /**
   * What the record calls it (`source.path`), with the end of its file's name where it has one. What
   * it is is told by its content first.
   */
  readonly name?: string;
}

/** The options with nothing left open. */
export interface Chosen {
  readonly workers: number;
  readonly threads: number;
  readonly ocr: boolean;
  readonly limits: FormatLimits & { readonly maxMemory: number };
}

type NumberName = keyof Limits | 'workers' | 'threads';

const LIMITS: readonly string[] = Object.keys(SETTINGS).filter((name) => name.startsWith('max'));
const OPTIONS: readonly string[] = ['workers', 'threads', 'ocr', 'limits'];

/** Throws TypeError for what is no option, RangeError for a number out of bounds. */
export function chosen(options: AnalyserOptions): Chosen {
  refuseUnknown(Object.keys(options), OPTIONS);
  const { workers = 1, limits = {}, ocr = false } = options;
  refuseUnknown(Object.keys(limits), LIMITS);
  const usual = resolveSettings({}, {});
  const { threads = usual.threads } = options;
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  check('workers', workers);
  check('threads', threads);
  for (const [name, value] of given) check(name as NumberName, value);
  return { workers, threads, ocr, limits: { ...usual, ...Object.fromEntries(given) } };
}

function refuseUnknown(names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(`unknown option ${unknown}: there are ${known.join(', ')}`);
}

function check(name: NumberName, value: unknown): void {
  const { min, max } = SETTINGS[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return;
  throw new RangeError(`${name} must be a whole number from ${min} to ${max}, not ${value}`);
}
