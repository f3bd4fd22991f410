/** Gold of series, and how answers are judged by it. */
import { describe, expect, it } from 'vitest';
import { parseFollow, peekDocuments } from '../../../eval/follow/gold.ts';
import { followErrors, followToJson, reportFollow } from '../../../eval/follow/report.ts';
import { type Answers, scoreFollow } from '../../../eval/follow/score.ts';
import { problemLine } from '../../../eval/gold/problem.ts';
import { followUps, mattersOf } from '../../../pipeline/across/index.ts';
import { meeting } from '../../across/meetings.ts';

const RESAMPLING = { seed: 1, resamples: 100 };
const FIRST = ['# Bron', '! Asta Ek: lagar bron', '# Lån', '! Bo: ringer banken'];
const SECOND = [
  '# Bron',
  'Asta väntar på virke till bron.',
  '# Lån',
  'Bo har ringt banken.',
  'Bron är röd.',
];
const THIRD = ['# Bron', 'Asta har lagat bron.', '# Lån', 'Inget nytt.'];
const TEXTS = new Map([FIRST, SECOND, THIRD].map((lines, i) => [`${i}.txt`, lines.join('\n')]));
const NAMES = [...TEXTS.keys()];

const BRIDGE = {
  title: 'Bron',
  caseNumbers: [],
  items: [
    { doc: '0.txt', quote: '# Bron' },
    { doc: '1.txt', quote: '# Bron' },
    { doc: '2.txt', quote: '# Bron' },
  ],
};
const MEND = {
  ...{ doc: '0.txt', quote: 'lagar bron', state: 'closed' },
  steps: [
    { doc: '1.txt', quote: 'Asta väntar på virke till bron.', kind: 'reported' },
    { doc: '2.txt', quote: 'Asta har lagat bron.', kind: 'closed' },
  ],
};

function read(changes: object) {
  const whole = { documents: NAMES, matters: [BRIDGE], tasks: [MEND], ...changes };
  return parseFollow('x.follow.json', JSON.stringify(whole, null, 1), TEXTS);
}

function gold(changes: object) {
  const { gold: found, problems } = read(changes);
  if (found === null) throw new Error(problems.map(problemLine).join('\n'));
  return found;
}

describe('gold of a series', () => {
  it('stands where its quotes stand', () => {
    const { matters, tasks } = gold({});
    const quotes = matters[0]?.items.map(({ document, span }) =>
      TEXTS.get(NAMES[document] ?? '')?.slice(span.start, span.end),
    );
    expect(quotes).toEqual(['# Bron', '# Bron', '# Bron']);
    expect(tasks[0]?.steps.map(({ document }) => document)).toEqual([1, 2]);
  });

  it.each<[string, object, string]>([
    ['a quote that is not there', { tasks: [{ ...MEND, quote: 'målar' }] }, 'stands 0 times'],
    ['nothing where all is right', {}, ''],
    ['an unsaid occurrence', { tasks: [{ ...MEND, quote: 'a' }] }, 'times in 0.txt'],
    ['another document', { tasks: [{ ...MEND, doc: '9.txt' }] }, "'9.txt' is not of the series"],
    ['a state the steps deny', { tasks: [{ ...MEND, state: 'open' }] }, "last step says 'closed'"],
    ['steps out of order', { tasks: [{ ...MEND, steps: MEND.steps.toReversed() }] }, 'later'],
    ['a lone item', { matters: [{ ...BRIDGE, items: BRIDGE.items.slice(1, 2) }] }, 'items'],
    ['an unknown kind', { tasks: [{ ...MEND, steps: [{ ...MEND.steps[0], kind: 'x' }] }] }, 'kind'],
    ['an unknown field', { series: 1 }, 'series'],
  ])('tells %s', (_, changes, message) => {
    const lines = read(changes).problems.map(problemLine).join('\n');
    if (message === '') expect(lines).toBe('');
    else expect(lines).toContain(message);
  });

  it('names its documents before it is understood', () => {
    expect(peekDocuments('{"documents": ["a.txt", "b.txt"], "else": 1}')).toEqual([
      'a.txt',
      'b.txt',
    ]);
    for (const json of ['{', '{}', '{"documents": [1, 2]}'])
      expect(peekDocuments(json)).toEqual([]);
  });
});

const documents = [
  meeting('2025-01-10', FIRST),
  meeting('2025-02-10', SECOND),
  meeting('2025-03-10', THIRD),
];
const matters = mattersOf(documents);
const answers: Answers = { documents, matters, tasks: followUps(documents, matters) };
const scored = (changes: object, said = answers) => scoreFollow('bro', gold(changes), said);

describe('links', () => {
  it('are pairs of items; those of one side only are wrong', () => {
    const { links } = scored({});
    const of = (isGold: boolean, isSaid: boolean) =>
      links.filter(({ gold: g, said }) => g === isGold && said === isSaid);
    expect(of(true, true).map(({ items }) => items)).toContainEqual(['0.txt Bron', '1.txt Bron']);
    expect(links.filter((one) => one.gold)).toHaveLength(3);
    expect(of(false, true).every(({ items }) => items[0].includes('Lån'))).toBe(true);
    expect(of(false, true)).toHaveLength(3);
  });

  it('of an item that was not seen are missed', () => {
    const blind = documents.map((one) => ({ ...one, items: [] }));
    const { links } = scored({}, { documents: blind, matters: [], tasks: [] });
    expect(links.map(({ said }) => said)).toEqual([false, false, false]);
  });
});

describe('steps', () => {
  const kinds = (changes: object) =>
    scored(changes).steps.map(({ gold: g, said }) => `${g?.kind ?? '-'} ${said?.kind ?? '-'}`);

  it('are right by sentence and kind; those of no marked task are spurious', () => {
    const { steps } = scored({});
    const mend = steps.filter(({ task }) => task === 'lagar bron');
    expect(mend.map(({ document, said }) => [document, said?.text])).toEqual([
      ['1.txt', 'Asta väntar på virke till bron.'],
      ['2.txt', 'Asta har lagat bron.'],
    ]);
    expect(steps.filter((one) => one.gold === null).map(({ said }) => said?.text)).toEqual([
      'Bo har ringt banken.',
    ]);
  });

  it('may be shown by another sentence of the document', () => {
    const [first, last] = MEND.steps;
    const or = { ...last, quote: 'Inget nytt.', or: ['Asta har lagat bron.'] };
    expect(kinds({ tasks: [{ ...MEND, steps: [first, or] }] })).toContain('closed closed');
  });

  it('that are optional count nowhere, found or not', () => {
    const steps = MEND.steps.map((step) => ({ ...step, optional: true }));
    expect(kinds({ tasks: [{ ...MEND, steps }] })).toEqual(['- closed']);
    expect(kinds({ tasks: [{ ...MEND, optional: true }] })).toEqual(['- closed']);
    const elsewhere = { ...MEND.steps[0], quote: '# Bron' };
    const tasks = [{ ...MEND, optional: true, state: 'reported', steps: [elsewhere] }];
    expect(kinds({ tasks })).toContain('- closed');
  });

  it('that are missed are told', () => {
    const tasks = [{ ...MEND, also: [], quote: '# Lån' }];
    expect(kinds({ tasks })).toContain('reported -');
  });
});

describe('states', () => {
  it('are of marked tasks, found or not', () => {
    const lost = { doc: '0.txt', quote: '# Lån', state: 'open', steps: [] };
    const bank = { doc: '0.txt', quote: 'ringer banken', state: 'open', steps: [] };
    const { states } = scored({ tasks: [MEND, lost, bank] });
    expect(states.map(({ gold: g, said }) => `${g} ${said}`)).toEqual([
      'closed closed',
      'open null',
      'open closed',
    ]);
  });

  it('are those of the task, not of where it is listed again', () => {
    const listed = { ...MEND, also: [{ doc: '0.txt', quote: 'ringer banken' }] };
    const { states, steps } = scored({ tasks: [listed] });
    expect(states.map(({ said }) => said)).toEqual(['closed']);
    expect(steps.filter((one) => one.gold === null)).toHaveLength(1);
  });
});

describe('report', () => {
  const bank = { doc: '0.txt', quote: 'ringer banken', state: 'open', steps: [] };
  const one = scored({ tasks: [MEND, bank] });

  it('tells links, steps and states over all and by series', () => {
    const text = reportFollow([one, one, one, one, one], RESAMPLING);
    expect(text).toMatch(/^5 series of 15 meetings\n/u);
    expect(text).toMatch(
      /^links +15 +30 +15 +0\.500 \[0\.500–0\.500\] +1\.000 \[0\.782–1\.000\]/mu,
    );
    expect(text).toMatch(/^steps +10 +15 +10 /mu);
    expect(text).toContain('10 of 10 tasks found');
    expect(text).toMatch(/^open → closed +5$/mu);
    expect(text).toMatch(/^bro +0\.667 +0\.800 +/mu);
  });

  it('lists what is wrong', () => {
    const lines = followErrors([one]).split('\n');
    expect(lines).toContain("bro link spurious: '0.txt Lån' and '1.txt Lån', same-title");
    expect(lines).toContain(
      "bro step spurious: 1.txt of 'ringer banken': closed 'Bo har ringt banken.'",
    );
    expect(lines).toContain("bro state: 0.txt 'ringer banken': marked open, said closed");
  });

  it('gives the same as data', () => {
    expect(followToJson([one], RESAMPLING)).toMatchObject({
      schema: 'klubbslag/eval-follow@1',
      layers: { links: { gold: 3, said: 6, right: 3 } },
      states: { tasks: 2, found: 2, right: 1, confusions: { 'open → closed': 1 } },
    });
  });
});
