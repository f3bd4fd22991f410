import { describe, expect, test } from 'vitest';
import { contentLine, textValue } from '../../../src/export/content-lines.ts';

const octets = (text: string): number => Buffer.byteLength(text);

describe('contentLine', () => {
  test.each([
    ['ascii', 'x'.repeat(500)],
    ['two octets a sign', 'å'.repeat(300)],
    ['three octets', '”'.repeat(300)],
    ['four octets', '🏛'.repeat(300)],
    ['mixed', 'aå”🏛'.repeat(200)],
    ['nothing', ''],
  ])('%s: no line over 75 octets, and unfolded it is whole', (_, value) => {
    const line = contentLine('SUMMARY', value);
    expect(line.endsWith('\r\n')).toBe(true);
    const lines = line.slice(0, -2).split('\r\n');
    expect(lines.filter((one) => octets(one) > 75)).toEqual([]);
    // No sign is cut in two: each line is well-formed by itself.
    expect(lines.map((one) => Buffer.from(one).toString())).toEqual(lines);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toBe(`SUMMARY:${value}`);
  });

  test('a line of exactly 75 octets is not folded', () => {
    expect(contentLine('A', 'x'.repeat(73))).toBe(`A:${'x'.repeat(73)}\r\n`);
    expect(contentLine('A', 'x'.repeat(74))).toBe(`A:${'x'.repeat(73)}\r\n x\r\n`);
  });
});

test.each([
  ['a\\b', 'a\\\\b'],
  ['a;b,c:d"e', 'a\\;b\\,c:d"e'],
  ['a\nb\r\nc\rd\u2028e\u0085f', 'a\\nb\\nc\\nd\\ne\\nf'],
  ['a\u0000\u0007\u001b\u007fb\tc', 'ab\tc'],
  ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
  ['🏛 åäö', '🏛 åäö'],
  ['END:VCALENDAR\r\nBEGIN:VEVENT', 'END:VCALENDAR\\nBEGIN:VEVENT'],
])('textValue: %j', (text, expected) => {
  expect(textValue(text)).toBe(expected);
});
