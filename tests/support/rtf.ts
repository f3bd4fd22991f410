/** Rich Text Format, written as Word writes it: letters as bytes of a code page or by number. */
import { type Part, piecesOf } from './parts.ts';

/** A file of groups that stand behind its head. */
export function rtfFile(inside: string, head = '\\ansi\\ansicpg1252\\deff0'): Uint8Array {
  return Buffer.from(`{\\rtf1${head}{\\fonttbl{\\f0\\fnil Arial;}}\n${inside}}`, 'latin1');
}

/** Text of a body: what ASCII has not is '\uN' with a fallback, what Latin 1 has is '\'e4'. */
export function rtfText(text: string): string {
  return text
    .replace(/[\\{}]/gu, '\\$&')
    .replaceAll('\t', '\\tab ')
    .replace(/[^\0-\x7f]/gu, (letter) => {
      const code = letter.charCodeAt(0);
      if (code >= 0xa0 && code <= 0xff) return `\\'${code.toString(16)}`;
      const units = letter.split('').map((unit) => unit.charCodeAt(0));
      return units.map((unit) => `\\u${unit > 32_767 ? unit - 65_536 : unit}?`).join('');
    });
}

const runs = (line: string): string =>
  piecesOf(line)
    .map(({ text, struck }) => (struck ? `{\\strike ${rtfText(text)}}` : rtfText(text)))
    .join('');

function groupsOf(one: Part): string {
  if (one.kind === 'heading')
    return `\\pard\\outlinelevel${one.level - 1} ${runs(one.text)}\\par\n`;
  if (one.kind === 'paragraph') return `\\pard ${one.lines.map(runs).join('\\line ')}\\par\n`;
  if (one.kind === 'list') {
    const bullet = "{\\listtext\\'b7\\tab}";
    return one.items.map((item) => `${bullet}\\pard ${runs(item)}\\par\n`).join('');
  }
  const rows = one.rows.map((cells) => {
    const ends = cells.map((_, i) => `\\cellx${(i + 1) * 2000}`).join('');
    const inside = cells.map((cell) => `\\pard\\intbl ${runs(cell)}\\cell`).join('');
    return `\\trowd${ends}${inside}\\row\n`;
  });
  return rows.join('');
}

/** The RTF file of a text. */
export function rtfOf(parts: readonly Part[]): Uint8Array {
  return rtfFile(parts.map(groupsOf).join(''));
}
