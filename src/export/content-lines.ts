/** Content lines of iCalendar (RFC 5545, 3.1 and 3.3.11): escaped, folded, ended by CRLF. Pure. */

/** Octets of a line, its end not counted. */
const MOST_OCTETS = 75;

const CONTROLS = /[^\P{Cc}\n\t]/gu;

/** A value of type TEXT. Other controls than tab and line end may not stand in one: they are dropped. */
export function textValue(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\\;,]/gu, '\\$&')
    .replaceAll('\n', '\\n');
}

function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/**
 * One property: `name` with its parameters, `value` as its type has it ('DUE;VALUE=DATE',
 * '20240501'). Folded between characters, never within one.
 */
export function contentLine(name: string, value: string): string {
  let line = '';
  let octets = 0;
  for (const sign of `${name}:${value}`) {
    const more = octetsOf(sign);
    if (octets + more > MOST_OCTETS) {
      line += '\r\n ';
      octets = 1;
    }
    line += sign;
    octets += more;
  }
  return `${line}\r\n`;
}
