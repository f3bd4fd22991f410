/** No format of `export` tells what is private unless told to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { recordSchema } from '../../../pipeline/record.ts';
import { exportCommand } from '../../../src/commands/export.ts';
import { PLANTED, told } from '../private/planted.ts';
import { filled } from '../support/filled.ts';
import { call, folderWith } from '../support/world.ts';

const { options: FORMATS } = exportCommand.args['format'] as { options: readonly string[] };

/** All that a format writes, as text. */
async function written(format: string, store: readonly string[], ...more: readonly string[]) {
  const output = join(folderWith(), 'out');
  const argv = ['export', '--format', format, '--output', output, ...store, ...more];
  expect(await call(argv)).toMatchObject({ code: 0 });
  if (format === 'brat') {
    const names = readdirSync(output);
    return names.map((name) => name + readFileSync(join(output, name), 'utf8')).join('\n');
  }
  const bytes = readFileSync(output);
  if (format !== 'xlsx') return bytes.toString();
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

test.each(FORMATS)('%s', async (format) => {
  const { store } = await filled(PLANTED);
  const [masked, whole] = [
    await written(format, store),
    await written(format, store, '--unmasked'),
  ];
  expect(told(whole).length).toBeGreaterThan(0);
  expect(told(masked)).toEqual([]);
  expect(masked).toContain('█');
});

test('every place stays, and what is covered is as long as it was', async () => {
  const { store } = await filled(PLANTED);
  const records = async (...more: string[]) =>
    (await written('ndjson', store, ...more))
      .trimEnd()
      .split('\n')
      .map((line) => recordSchema.parse(JSON.parse(line)));
  const [masked, whole] = [await records(), await records('--unmasked')];
  const spansOf = (value: unknown): unknown[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = 'start' in value && 'end' in value ? [[value.start, value.end]] : [];
    return [...own, ...Object.values(value).flatMap(spansOf)];
  };
  expect(masked.map(spansOf)).toEqual(whole.map(spansOf));
  const texts = masked.map(({ text }) => text.replaceAll('█', 'x'));
  expect(texts.map((text) => text.length)).toEqual(whole.map(({ text }) => text.length));
  expect(masked.map(({ source }) => source.sha256)).toEqual(
    whole.map(({ source }) => source.sha256),
  );
  for (const { text, decisions } of masked) {
    for (const { span, text: words } of decisions) {
      expect(text.slice(span.start, span.end)).toBe(words);
    }
  }
});
