/** Reading pictures of text through tesseract, where it is installed with Swedish. */
import { type ExecFileException, execFile } from 'node:child_process';

/** What is read: one byte a pixel (0 is black), row by row from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** A word as it was seen, in pixels of its picture. Words of one line have the same `line`. */
export interface SeenWord {
  readonly text: string;
  readonly line: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads a picture; throws an Error of one line where that fails. */
export interface Ocr {
  read(picture: GreyPicture): Promise<readonly SeenWord[]>;
  /** The same of a file in a format of pictures (PNG, JPEG, TIFF). */
  readFile(file: Uint8Array): Promise<readonly SeenWord[]>;
}

/** What one picture may cost. */
export interface OcrLimits {
  readonly seconds: number;
  /** Of the program's answer. */
  readonly bytes: number;
}

const PROGRAM = 'tesseract';
const LANGUAGE = 'swe';
const LIMITS: OcrLimits = { seconds: 60, bytes: 10_000_000 };
/** One thread: documents are what runs beside each other. */
const ENVIRONMENT = { OMP_THREAD_LIMIT: '1' };

/** Tesseract as a port, or null where the program or its Swedish is missing. */
export async function findTesseract(
  program: string = PROGRAM,
  limits: OcrLimits = LIMITS,
): Promise<Ocr | null> {
  const listed = await run(program, ['--list-langs'], null, limits).catch(() => '');
  if (!listed.split(/\s+/u).includes(LANGUAGE)) return null;
  const options = ['stdin', 'stdout', '-l', LANGUAGE, '--psm', '3', 'tsv'];
  return {
    read: async (picture) => wordsOf(await run(program, options, pnmOf(picture), limits)),
    readFile: async (file) => wordsOf(await run(program, options, file, limits)),
  };
}

/** The program's standard output. It is stopped when its time or its output is beyond the limit. */
function run(
  program: string,
  args: readonly string[],
  input: Uint8Array | null,
  limits: OcrLimits,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      encoding: 'utf8',
      timeout: limits.seconds * 1000,
      killSignal: 'SIGKILL',
      maxBuffer: limits.bytes,
      env: { ...process.env, ...ENVIRONMENT },
      windowsHide: true,
    } as const;
    const child = execFile(program, args, options, (error, stdout) => {
      if (error) reject(new Error(`${program} ${failureOf(error, limits)}`));
      else resolve(stdout);
    });
    // A program that ends before it has read all is told by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? undefined);
  });
}

function failureOf(error: ExecFileException, limits: OcrLimits): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'said too much';
  if (error.killed === true) return `took more than ${limits.seconds} seconds`;
  return `failed (${error.code ?? error.signal ?? 'unknown'})`;
}

/** Portable grey map: a head of one line and the pixels. */
function pnmOf({ width, height, grey }: GreyPicture): Uint8Array {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(head.length + grey.length);
  file.set(head);
  file.set(grey, head.length);
  return file;
}

/** Columns of tesseract's TSV: level, page, block, paragraph, line, word, left … height, conf, text. */
const WORD = '5';

/** The words of tesseract's TSV in its order. */
export function wordsOf(tsv: string): SeenWord[] {
  const words: SeenWord[] = [];
  const lines = new Map<string, number>();
  for (const row of tsv.split('\n')) {
    const [level, page, block, paragraph, line, , ...rest] = row.split('\t');
    const [x, y, width, height, confidence] = rest.slice(0, 5).map(Number);
    const text = rest.slice(5).join(' ').trim();
    if (level !== WORD || text === '' || (confidence ?? -1) < 0) continue;
    if (x === undefined || y === undefined || !width || !height) continue;
    const key = [page, block, paragraph, line].join();
    const number = lines.get(key) ?? lines.size;
    lines.set(key, number);
    words.push({ text, line: number, x, y, width, height });
  }
  return words;
}
