import { describe, expect, it } from 'vitest';
import { checkWording, itemsOf, namesIn, type Written } from '../../pipeline/wording/index.ts';
import { recordOf } from '../src/support/records.ts';

const TEXT = `Organ: Nämnden
Bron vid ån är klar.
Vägen lagas av kommunen.
Bo Ek skickar svaret.
`;

const span = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return { start, end: start + quote.length };
};
const source = (text: string) => ({ text, span: span(text) });

/** A record with two items whose lines rank against the order of the text. */
function record() {
  const made = recordOf('a.txt', TEXT);
  const [item] = made.agenda;
  const line = (agendaItem: string, text: string, rank: number) => ({
    ...{ agendaItem, part: 0, rank },
    ...source(text),
  });
  const second = {
    id: 'i1',
    number: '§ 2',
    title: 'Svar',
    ...{ span: span('Bo Ek skickar svaret.') },
  };
  return {
    ...made,
    agenda: item ? [item, { ...item, ...second }] : [],
    summary: {
      sentences: [],
      perItem: [
        line('i0', 'Bron vid ån är klar.', 2),
        line('i0', 'Vägen lagas av kommunen.', 1),
        // Of a section that is no item: the item that it lies in.
        line('s9', 'Bo Ek skickar svaret.', 3),
      ],
      method: 'test',
    },
  };
}

describe('what a model is shown', () => {
  it('are the lines of each item, the most telling first', () => {
    expect(itemsOf(record()).map(({ item, sources }) => [item, ...sources])).toEqual([
      ['i0', source('Vägen lagas av kommunen.'), source('Bron vid ån är klar.')],
      ['i1', source('Bo Ek skickar svaret.')],
    ]);
  });

  it('is the whole where there are no items, and nothing where nothing is summed up', () => {
    const summary = {
      sentences: [source('Vägen lagas av kommunen.')],
      perItem: [],
      method: 'test',
    };
    expect(itemsOf({ agenda: [], summary })).toEqual([
      { item: null, sources: [source('Vägen lagas av kommunen.')] },
    ]);
    expect(itemsOf({ agenda: [], summary: { ...summary, sentences: [] } })).toEqual([]);
  });

  it('the names are those of people and places', () => {
    const person = recordOf('b.txt', 'Person: Åsa Wahlén-Ek\nPerson: Bo af Ek\n');
    expect([...namesIn(person)]).toEqual(['Åsa', 'Wahlén-Ek', 'Bo', 'Ek']);
  });
});

describe('what was written', () => {
  const written = (...sentences: readonly string[]): Written => ({
    item: 'i0',
    sources: [source('Bron vid ån är klar.'), source('Vägen lagas av kommunen.')],
    prompt: 'Sammanfatta texten om vägen i två meningar.',
    sentences,
  });

  it('is kept with its places or dropped with the reason', () => {
    const { sentences, dropped } = checkWording(
      [written(' Vägen lagas av kommunen. ', 'Bron är klar.', 'Bron rivs.')],
      new Set(),
    );
    expect(sentences).toEqual([
      { text: 'Vägen lagas av kommunen.', cites: [span('Vägen lagas av kommunen.')], item: 'i0' },
    ]);
    expect(dropped).toEqual([
      { text: 'Bron är klar.', reason: 'skipped', item: 'i0' },
      { text: 'Bron rivs.', reason: 'word', item: 'i0' },
    ]);
  });

  it.each([
    ['Sammanfatta texten om vägen.', 'prompt'],
    ['Texten om vägen!', 'prompt'],
    ['VÄGEN LAGAS AV KOMMUNEN.', 'name'],
    ['…', 'empty'],
  ])('%s is dropped: %s', (text, reason) => {
    expect(checkWording([written(text)], new Set()).dropped).toMatchObject([{ reason }]);
  });

  it('what both the task and the text have is no copy of the task', () => {
    const task = {
      ...written('Vägen lagas av kommunen.'),
      prompt: 'Skriv: Vägen lagas av kommunen.',
    };
    expect(checkWording([task], new Set()).dropped).toEqual([]);
  });

  it('a sentence is said once, also over items and with other marks', () => {
    const { sentences, dropped } = checkWording(
      [
        written('Vägen lagas av kommunen.', 'vägen lagas av kommunen!'),
        { ...written('Vägen lagas, av kommunen.'), item: 'i1' },
      ],
      new Set(),
    );
    expect(sentences).toHaveLength(1);
    expect(dropped.map(({ reason, item }) => [reason, item])).toEqual([
      ['repeated', 'i0'],
      ['repeated', 'i1'],
    ]);
  });
});
