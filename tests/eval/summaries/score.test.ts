import { describe, expect, it } from 'vitest';
import type { Gold } from '../../../eval/gold/schema.ts';
import { scoreSummary } from '../../../eval/summaries/score.ts';
import { systemsOf } from '../../../eval/summaries/systems.ts';
import { toRecord } from '../../../pipeline/index.ts';
import type { Minutes } from '../../../pipeline/types.ts';
import { summarised } from '../../summarise/summarised.ts';

const TEXT =
  '1. Väg\n\nEva hälsade alla välkomna hit. Nämnden beslutar att vägen vid ån lagas. Vägen vid ån är dålig. ' +
  'Vägen till bron är sämre än dålig.\n\n2. Bro\n\nStyrelsen antar planen för bron senast den 3 maj.';

/** The span of words where they first stand. */
function at(words: string) {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`no '${words}'`);
  return { start, end: start + words.length };
}

const mark = (quote: string) => ({ quote, n: 0, optional: false, span: at(quote) });

function gold(decisions: readonly string[], deadlines: readonly string[]): Gold {
  return {
    draft: false,
    meeting: { body: null, date: null, chair: null, secretary: null },
    people: [],
    organisations: [],
    places: null,
    decisions: decisions.map((quote) => ({
      ...{ ...mark(quote), item: null, decider: null, kind: 'other' as const },
    })),
    deadlines: deadlines.map((quote) => ({
      ...{ ...mark(quote), date: null, action: null, responsible: null },
    })),
    meetings: [],
    agenda: ['1. Väg', '2. Bro'].map((quote) => ({ ...mark(quote), number: null })),
    actions: null,
    attendance: null,
  };
}

async function scored(
  change: (summary: Minutes['summary']) => Minutes['summary'] = (summary) => summary,
) {
  const made = await summarised(TEXT, ['senast den 3 maj']);
  const minutes = { ...made, summary: change(made.summary) };
  const decisions = [
    'Nämnden beslutar att vägen vid ån lagas',
    'antar planen för bron',
    'välkomna',
  ];
  return scoreSummary({
    id: 'x/a.txt',
    minutes,
    record: toRecord(minutes),
    gold: gold(decisions, ['senast den 3 maj']),
    references: [
      { heading: at('1. Väg'), summary: 'Vägen vid ån lagas.' },
      { heading: at('2. Bro'), summary: 'Planen för bron antas.' },
    ],
  });
}

describe('what each system says of an item', () => {
  it('lies between its heading and the next', async () => {
    const [way, bridge] = (await scored()).items;
    expect(way?.item).toBe('1. Väg');
    expect(way?.said['lead-1']).toBe('Eva hälsade alla välkomna hit.');
    expect(way?.said['lead-3']).toBe(
      'Eva hälsade alla välkomna hit. Nämnden beslutar att vägen vid ån lagas. Vägen vid ån är dålig.',
    );
    expect(way?.said.klubbslag).toContain('Nämnden beslutar');
    expect(Object.values(bridge?.said ?? {})).toEqual(
      new Array(4).fill('Styrelsen antar planen för bron senast den 3 maj.'),
    );
    expect(way?.rouge['lead-1']).toBe(0);
    expect(way?.rouge.klubbslag).toBeGreaterThan(0);
  });

  it('LexRank takes as many words as ours, and a sentence in any case', async () => {
    const minutes = await summarised(TEXT);
    const part = { start: at('1. Väg').end, end: at('2. Bro').start };
    const without = { ...minutes, summary: { ...minutes.summary, sentences: [] } };
    expect(systemsOf(without)(part)).toMatchObject({
      klubbslag: '',
      LexRank: 'Vägen vid ån är dålig.',
    });
    const [line] = minutes.summary.perItem.filter(({ text }) => text.startsWith('Nämnden'));
    if (!line) throw new Error('not chosen');
    // Seven words of ours: five and, of the six-word ones, no second.
    const seven = {
      ...minutes,
      summary: { ...minutes.summary, sentences: [line], perItem: [line] },
    };
    expect(systemsOf(seven)(part)).toMatchObject({
      klubbslag: line.text,
      LexRank: 'Vägen vid ån är dålig.',
    });
  });
});

describe('coverage', () => {
  it('is of gold that was found', async () => {
    const { coverage } = await scored();
    expect(coverage.decisions).toMatchObject({ found: 2, covered: 2 });
    expect(coverage.decisions.quoted).toBe(coverage.decisions.characters);
    expect(coverage.deadlines).toMatchObject({ found: 1, covered: 1 });
  });

  it('counts what is left out, and what is quoted in part', async () => {
    const { coverage } = await scored((summary) => ({
      ...summary,
      sentences: [{ text: 'vägen', span: at('vägen') }],
    }));
    expect(coverage.decisions).toMatchObject({ found: 2, covered: 1, quoted: 'vägen'.length });
    expect(coverage.deadlines).toMatchObject({ found: 1, covered: 0, quoted: 0 });
  });
});

describe('evidence and length', () => {
  it('every line is what its place quotes', async () => {
    const { lines, unfounded, words, quotedWords } = await scored();
    expect(lines).toBeGreaterThan(4);
    expect(unfounded).toBe(0);
    expect(words).toBe(TEXT.split(/\s+/u).length);
    expect(quotedWords).toBeGreaterThan(0);
    expect(quotedWords).toBeLessThan(words);
  });

  it.each([
    ['another place', { text: 'bron', span: at('Eva') }],
    ['an empty place', { text: '', span: { start: 3, end: 3 } }],
    ['words of its own', { text: 'Vägen byggs om.', span: at('Vägen vid ån är dålig.') }],
  ])('a line with %s is counted', async (_, line) => {
    const { unfounded } = await scored((summary) => ({
      ...summary,
      sentences: [...summary.sentences, line],
    }));
    expect(unfounded).toBe(1);
  });
});
