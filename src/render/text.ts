/** Words into lines: shortening, wrapping, padding. Pure; widths are counted in signs, not units. */

/** Marks up text for a terminal; the plain one leaves it as it is. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
}

/** No colours: for pipes, files, NO_COLOR and tests. */
export const PLAIN: Paint = { bold: (text) => text, dim: (text) => text };

/** Bold and dim by the usual escape sequences. */
export const COLOUR: Paint = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
};

// What steers a terminal or turns the direction of writing: a document shall do neither.
const STEERING = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** One line without control characters, composed, with single spaces. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(STEERING, ' ').replace(/\s+/gu, ' ').trim();
}

/** How many signs a text takes; combining marks and invisible joiners take none. */
export function widthOf(text: string): number {
  return [...text.replace(/[\p{M}\u00ad\u200b-\u200d\ufeff]/gu, '')].length;
}

/** Cut at a word with an ellipsis where it is longer than `limit`. */
export function shorten(text: string, limit: number): string {
  const line = oneLine(text);
  if (widthOf(line) <= limit) return line;
  const cut = [...line].slice(0, limit - 1).join('');
  const space = cut.lastIndexOf(' ');
  // One word that fills more than half of the line is cut where it has to be.
  const kept = space > limit / 2 ? cut.slice(0, space) : cut;
  return `${kept.replace(/[\s,;:–-]+$/u, '')}…`;
}

/** `text` filled up with spaces to `width`. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of at most `width` signs, broken at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** `lead` before the first line, as much white space before the others. */
export function hang(lead: string, text: string, width: number): string[] {
  const indent = ' '.repeat(widthOf(lead));
  return wrap(text, Math.max(20, width - indent.length)).map(
    (line, index) => (index === 0 ? lead : indent) + line,
  );
}

/** The last part of a path, whichever way its slashes lean. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** By path: its last part, with as many of those before it as tell it from the others. */
export function uniqueNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(paths)];
  const tail = (path: string, parts: number) => path.split(/[\\/]/u).slice(-parts).join('/');
  return new Map(
    all.map((path) => {
      const most = path.split(/[\\/]/u).length;
      let parts = 1;
      while (parts < most && all.some((o) => o !== path && tail(o, parts) === tail(path, parts))) {
        parts++;
      }
      return [path, tail(path, parts)];
    }),
  );
}
