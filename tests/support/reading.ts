/** Readings as tests look at them, and the limits that readers get. */
import type { Reading } from '../../pipeline/reading.ts';
import { resolveSettings } from '../../src/config.ts';

/** The defaults. */
export const LIMITS = resolveSettings({}, {});

/** The text without the line end that closes it; what is struck stands in '~~', titles in '<2>'. */
export function shown({ text, struck, headings }: Reading): string {
  const marks = [
    ...struck.flatMap(({ start, end }) => [
      { at: start, mark: '~~' },
      { at: end, mark: '~~' },
    ]),
    ...headings.map(({ span, level }) => ({ at: span.start, mark: `<${level}>` })),
  ].sort((a, b) => b.at - a.at);
  let out = text;
  for (const { at, mark } of marks) out = out.slice(0, at) + mark + out.slice(at);
  return out.replace(/\n$/u, '');
}

/** The origins as 'paragraph:quote'. */
export function places({ text, origins }: Reading): string[] {
  return origins.map(({ start, end, paragraph }) => `${paragraph}:${text.slice(start, end)}`);
}
