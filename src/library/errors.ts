/** What the library throws and hands out where a document has no record. */

/** Every `code` of an error, with what it means. Codes may be added in any version. */
export const ERROR_CODES = {
  binary: 'no text, or a format that is not read',
  closed: 'the analyser was closed before the document was done',
  damaged: 'its format cannot be read',
  empty: 'no bytes',
  encrypted: 'locked with a password',
  installation: 'the package is not whole: a model is missing or changed',
  'long-line': 'a line beyond maxLine',
  'no-documents': 'an archive without documents',
  'no-text': 'pages or a picture without text: needs ocr',
  'reader-died': 'ended the process that read it',
  'several-documents': 'an archive, or a mail with attachments: analyseAll takes them',
  'too-deep': 'nested beyond maxNesting or maxTables',
  'too-large': 'beyond maxBytes or maxUnpacked',
  'too-long': 'beyond maxChars',
  'too-many-members': 'beyond maxMembers',
  'too-many-pages': 'beyond maxPages',
  'too-much-memory': 'beyond maxMemory',
  'too-slow': 'beyond maxSeconds',
  'unknown-method': 'packed in a way that is not read',
  'worker-died': 'ended the process that analysed it: a fault to report',
  zip64: 'an archive of the Zip64 kind',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/**
 * Why a document has no record. `message` is one line for a person; where it names an option of the
 * command (--max-bytes), the limit of that name is meant (maxBytes).
 */
export class KlubbslagError extends Error {
  readonly code: ErrorCode;
  /** As it was called: the given name, with '!/' and the member's where it lies in an archive. */
  readonly document: string;

  constructor(code: ErrorCode, document: string, message: string) {
    super(`${document} ${message}`);
    this.name = 'KlubbslagError';
    this.code = code;
    this.document = document;
  }
}

/** True of the codes that documents have. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
