/** What a mention says: the words of the cleaned view, at their place in the text. */
import { expect, test } from 'vitest';
import { recognise } from '../../pipeline/recognise/index.ts';
import type { TokenTagger } from '../../pipeline/recognise/tagger.ts';
import { segmented } from '../support/build.ts';

const NOBODY: TokenTagger = {
  model: 'nobody@1',
  tag: async (sentences) => sentences.map(() => []),
};

test.each([
  ['Ärendet går åter till  \nKommunstyrelsen \n \nBeslut', 'Kommunstyrelsen'],
  ['Ärendet går åter till\r\n  Kommunstyrelsen.', 'Kommunstyrelsen'],
  ['Ärendet går åter till Kommun\u00adstyrelsen.', 'Kommunstyrelsen'],
])('%j names the board without the white space before it', async (text, name) => {
  const { mentions } = await recognise(segmented(text), NOBODY);
  expect(mentions.map((mention) => mention.text)).toEqual([name]);
  const [{ span } = { span: { start: 0, end: 0 } }] = mentions;
  expect(text.slice(span.start, span.end).replaceAll('\u00ad', '')).toBe(name);
});
