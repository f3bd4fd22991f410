/** What a reader of a format is held to: documents come from strangers. */
import type { Settings } from '../config.ts';
import { ProblemError } from '../problem.ts';

/** The settings that readers and containers keep to. */
export type FormatLimits = Pick<
  Settings,
  | 'maxBytes'
  | 'maxLine'
  | 'maxUnpacked'
  | 'maxMembers'
  | 'maxNesting'
  | 'maxChars'
  | 'maxTables'
  | 'maxPages'
  | 'maxSeconds'
>;

/** What is asked of a reader beside the bytes. */
export interface ReadOptions extends FormatLimits {
  /** Whether pages without text are to be read by OCR, where tesseract is installed. */
  readonly ocr: boolean;
}

/** Elements nest deeper only in files that are made to break readers. */
export const MOST_ELEMENTS = 256;

/** The refusal of a file that no program has made like that. `why` is what is wrong with it. */
export function damaged(why: string): ProblemError {
  const advice = 'open it in the program that made it and save it again';
  return new ProblemError('damaged', `is damaged (${why}): ${advice}`);
}

/** The refusal of what nests deeper than a setting allows. */
export function tooDeep(what: string, limit: number, option: string): ProblemError {
  const advice = `raise the limit with --${option} if it is meant so`;
  return new ProblemError('too-deep', `has ${what} nested more than ${limit} deep: ${advice}`);
}

/** The refusal of a document that takes more time than a setting allows. */
export function tooSlow(seconds: number): ProblemError {
  const advice = 'raise the limit with --max-seconds, or leave it out';
  return new ProblemError('too-slow', `took more than ${seconds} seconds to read: ${advice}`);
}

/** The refusal of a document with more text than a setting allows. */
export function tooLong(limit: number): ProblemError {
  const characters = limit.toLocaleString('en');
  const advice = 'split it, or raise the limit with --max-chars';
  return new ProblemError('too-long', `holds more than ${characters} characters: ${advice}`);
}
