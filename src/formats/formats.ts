/** Every format that is read: what it is called, which names it goes by, what reads it. */
import type { Reading } from '../../pipeline/reading.ts';
import type { ReadOptions } from './limits.ts';

/** Reads a file of one format. Throws ProblemError, or what its library throws on a damaged file. */
export type Reader = (bytes: Uint8Array, options: ReadOptions) => Promise<Reading>;

/** What a file is, told by its content. */
export type Kind =
  | 'text'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'html'
  | 'pdf'
  | 'eml'
  | 'zip'
  | 'png'
  | 'jpeg'
  | 'tiff';

export interface Format {
  /** As a person calls it, with its article. */
  readonly called: string;
  readonly mediaType: string;
  /** Ends of names, lower case; the first are the usual ones. */
  readonly names: readonly string[];
  /** Null where the bytes are text or where the file holds others. */
  readonly read: Reader | null;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

// Loaded when a file of the format comes: mammoth alone takes a tenth of a second.
const readDocx: Reader = async (...file) => (await import('./docx.ts')).readDocx(...file);
const readOdt: Reader = async (...file) => (await import('./odt.ts')).readOdt(...file);
const readRtf: Reader = async (...file) => (await import('./rtf.ts')).readRtf(...file);
const readHtml: Reader = async (...file) => (await import('./html.ts')).readHtml(...file);

const readPdf: Reader = async (bytes, options) => {
  const [pdf, { findTesseract }] = await Promise.all([
    import('./pdf/index.ts'),
    import('./ocr.ts'),
  ]);
  return await pdf.readPdf(bytes, options, options.ocr ? await findTesseract() : null);
};

const readPicture: Reader = async (bytes, { ocr }) => {
  const [scan, { findTesseract }] = await Promise.all([import('./scan.ts'), import('./ocr.ts')]);
  return await scan.readScan(bytes, ocr ? await findTesseract() : null);
};

/** The formats by kind. */
export const FORMATS: Readonly<Record<Kind, Format>> = {
  text: { called: 'plain text', mediaType: 'text/plain', names: ['txt', 'md'], read: null },
  docx: { called: 'a Word document', mediaType: OFFICE, names: ['docx', 'docm'], read: readDocx },
  odt: {
    called: 'an OpenDocument text',
    mediaType: 'application/vnd.oasis.opendocument.text',
    names: ['odt', 'ott'],
    read: readOdt,
  },
  rtf: { called: 'an RTF file', mediaType: 'application/rtf', names: ['rtf'], read: readRtf },
  html: {
    called: 'a web page',
    mediaType: 'text/html',
    names: ['html', 'htm', 'xhtml'],
    read: readHtml,
  },
  pdf: { called: 'a PDF file', mediaType: 'application/pdf', names: ['pdf'], read: readPdf },
  eml: { called: 'a mail', mediaType: 'message/rfc822', names: ['eml'], read: null },
  zip: { called: 'a zip archive', mediaType: 'application/zip', names: ['zip'], read: null },
  png: { called: 'a PNG picture', mediaType: 'image/png', names: ['png'], read: readPicture },
  jpeg: {
    called: 'a JPEG picture',
    mediaType: 'image/jpeg',
    names: ['jpg', 'jpeg'],
    read: readPicture,
  },
  tiff: {
    called: 'a TIFF picture',
    mediaType: 'image/tiff',
    names: ['tif', 'tiff'],
    read: readPicture,
  },
};

const KINDS = Object.keys(FORMATS) as readonly Kind[];

/** Text as it is, and what is opened to find documents in it. */
const WITHOUT_READER = new Set<Kind>(['text', 'eml', 'zip']);

/** Most pictures in a folder are no scans: they are read where they are named. */
const PICTURES = new Set<Kind>(['png', 'jpeg', 'tiff']);

/** Ends of the names of documents. */
export const NAMES: readonly string[] = KINDS.filter(
  (kind) => !PICTURES.has(kind) && (FORMATS[kind].read !== null || WITHOUT_READER.has(kind)),
).flatMap((kind) => FORMATS[kind].names);

/** Names of documents, of whatever format. */
export const DOCUMENTS = new RegExp(String.raw`\.(?:${NAMES.join('|')})$`, 'i');

/** What a name says that the file is, or null. */
export function kindOfName(name: string): Kind | null {
  const end = /\.(\w+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  return KINDS.find((kind) => FORMATS[kind].names.includes(end)) ?? null;
}

/** As the record calls it; Markdown is told from other text by its name alone. */
export function mediaTypeOf(kind: Kind, name: string): string {
  return kind === 'text' && /\.md$/iu.test(name) ? 'text/markdown' : FORMATS[kind].mediaType;
}
