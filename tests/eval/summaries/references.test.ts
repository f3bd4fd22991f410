import { describe, expect, it } from 'vitest';
import { parseReferences } from '../../../eval/summaries/references.ts';

const TEXT = '1. Väg\nOm vägen.\n2. Bro\nOm 1. Väg och 2. Bro.\n';

function parsed(file: unknown, agenda: readonly string[] = ['1. Väg', '2. Bro']) {
  const marks = agenda.map((quote) => {
    const start = TEXT.indexOf(quote);
    return {
      quote,
      n: 0,
      optional: false,
      number: null,
      span: { start, end: start + quote.length },
    };
  });
  const json = typeof file === 'string' ? file : JSON.stringify(file, null, 1);
  return parseReferences('a.summary.json', json, { text: TEXT, agenda: marks, document: 'a.txt' });
}

const ITEM = { item: '1. Väg', summary: 'Vägen.' };

describe('item summaries', () => {
  it('are placed at the headings of gold', () => {
    const { references } = parsed({
      doc: 'a.txt',
      items: [ITEM, { item: '2. Bro', summary: 'B' }],
    });
    expect(references?.map(({ heading, summary }) => [heading, summary])).toEqual([
      [{ start: 0, end: '1. Väg'.length }, 'Vägen.'],
      [{ start: TEXT.indexOf('2. Bro'), end: TEXT.indexOf('\nOm 1.') }, 'B'],
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'a.summary.json:1: file: is no JSON'],
    [
      'another document',
      { doc: 'b.txt', items: [ITEM] },
      "2: doc: 'b.txt' is not the file beside it",
    ],
    ['no item', { doc: 'a.txt', items: [] }, 'items'],
    ['a field too many', { doc: 'a.txt', items: [{ ...ITEM, x: 1 }] }, 'x'],
    ['no words', { doc: 'a.txt', items: [{ ...ITEM, summary: ' ' }] }, 'items[0].summary'],
    [
      'a heading that is not there',
      { doc: 'a.txt', items: [{ ...ITEM, item: '3. Å' }] },
      "5: items[0].item: '3. Å' stands 0 times in the text",
    ],
    [
      'too many before it',
      { doc: 'a.txt', items: [{ ...ITEM, n: 2 }] },
      "items[0].item: '1. Väg' stands 2 times in the text",
    ],
    [
      'words that are no heading',
      { doc: 'a.txt', items: [{ ...ITEM, n: 1 }] },
      "items[0].item: '1. Väg' is no item of the gold, or is told twice",
    ],
    ['an item twice', { doc: 'a.txt', items: [ITEM, ITEM] }, 'items[1].item'],
  ])('are refused with %s', (_, file, message) => {
    const { references, problems } = parsed(file);
    expect(references).toBeNull();
    const told = problems.map((one) => `${one.file}:${one.line}: ${one.place}: ${one.message}`);
    expect(told.join('\n')).toContain(message);
  });
});
