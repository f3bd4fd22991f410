import { describe, expect, it } from 'vitest';
import { applyCorrections } from '../../../eval/gold/apply.ts';
import { REVIEW_LAYERS } from '../../../eval/gold/corrections.ts';
import { parseCorrections } from '../../../eval/gold/read-corrections.ts';
import { at, decision, emptyRecord, named, TOLD } from '../records.ts';

const TEXT = 'Asta Ek köper ved. Styrelsen beslutar att Bo i Rova sår gräs. Miljöpartiet i Rova.';
const BOUGHT = at(TEXT, 'Asta Ek köper ved.');
const SOWN = at(TEXT, 'att Bo i Rova sår gräs.');
const RECORD = {
  ...emptyRecord(TEXT),
  meeting: { ...emptyRecord(TEXT).meeting, body: 'Styrelsen', chair: 'Bo' },
  people: [named('Asta Ek', [at(TEXT, 'Asta Ek')])],
  organisations: [named('x', [at(TEXT, 'Miljöpartiet'), at(TEXT, 'Miljöpartiet i Rova')])],
  decisions: [decision(TEXT, BOUGHT, 'assign'), decision(TEXT, SOWN, 'approve', 'Styrelsen')],
  agenda: [
    {
      id: 'i1',
      number: null,
      title: 'Asta Ek',
      level: 1,
      parent: null,
      span: { start: 0, end: TEXT.length },
      heading: at(TEXT, 'Asta Ek'),
      summary: null,
      ...TOLD,
    },
  ],
};

function apply(...lines: readonly object[]) {
  const ndjson = lines.map((line) => JSON.stringify({ document: 'a.txt', ...line })).join('\n');
  const { lines: read, problems } = parseCorrections('c', ndjson);
  expect(problems).toEqual([]);
  return applyCorrections(RECORD, read);
}

/** The facts of a layer as 'quote [values]'. */
function facts(layer: string, ...lines: readonly object[]): string[] {
  const applied = apply(...lines);
  expect(applied.problems).toEqual([]);
  return applied.facts
    .filter((fact) => fact.layer === layer)
    .map(({ span, values, optional }) => {
      const stated = Object.values(values).filter((value) => value !== null);
      return `${TEXT.slice(span.start, span.end)} [${[...stated, ...(optional ? ['?'] : [])]}]`;
    });
}

const of = (verdict: string, span: object, values?: object, moved?: object) => ({
  layer: 'decisions',
  verdict,
  span,
  ...(values || moved ? { to: { ...(values && { values }), ...(moved && { span: moved }) } } : {}),
});
const FOUND = ['Asta Ek köper ved. [assign]', 'att Bo i Rova sår gräs. [Styrelsen,approve]'];
const [ONE, OTHER] = FOUND;
const SHORT = at(TEXT, 'köper ved');

describe('verdicts', () => {
  it.each([
    ['none', [], FOUND],
    ['accept', [of('accept', BOUGHT)], FOUND],
    ['reject', [of('reject', BOUGHT)], [OTHER]],
    ['rejected, then accepted', [of('reject', BOUGHT), of('accept', BOUGHT)], FOUND],
    ['accepted, then rejected', [of('accept', BOUGHT), of('reject', BOUGHT)], [OTHER]],
    [
      'change of one value',
      [of('change', SOWN, { kind: 'adopt' })],
      [ONE, 'att Bo i Rova sår gräs. [Styrelsen,adopt]'],
    ],
    [
      'changes add up, the later wins',
      [
        of('change', SOWN, { kind: 'adopt', item: '3' }),
        of('change', SOWN, { kind: 'note', decider: null, optional: true }),
      ],
      [ONE, 'att Bo i Rova sår gräs. [3,note,?]'],
    ],
    ['change of the span', [of('change', BOUGHT, undefined, SHORT)], ['köper ved [assign]', OTHER]],
    [
      'a changed span names the fact too',
      [of('change', BOUGHT, undefined, SHORT), of('change', SHORT, { kind: 'other' })],
      ['köper ved [other]', OTHER],
    ],
    [
      'accept takes changes back',
      [of('change', BOUGHT, { kind: 'other' }, SHORT), of('accept', BOUGHT)],
      FOUND,
    ],
    [
      'a change takes a rejection back',
      [of('reject', BOUGHT), of('change', BOUGHT, { kind: 'other' })],
      ['Asta Ek köper ved. [other]', OTHER],
    ],
    [
      'add, white space cut off',
      [of('reject', BOUGHT), of('add', at(TEXT, ' köper ved'), { kind: 'note' })],
      [OTHER, 'köper ved [note]'],
    ],
    [
      'white space around a fact does not make it another',
      [
        of('add', at(TEXT, ' köper ved'), { kind: 'note' }),
        of('add', at(TEXT, ' köper ved'), { kind: 'other' }),
        of('reject', { start: SOWN.start - 1, end: SOWN.end }),
        of('reject', BOUGHT),
      ],
      ['köper ved [other]'],
    ],
    [
      'add where one was found takes its place',
      [of('add', BOUGHT, { kind: 'note', decider: 'Bo' })],
      ['Asta Ek köper ved. [Bo,note]', OTHER],
    ],
    [
      'an added one is rejected and accepted like others',
      [
        of('reject', BOUGHT),
        of('add', SHORT, { kind: 'note' }),
        of('change', SHORT, { kind: 'other' }),
        of('reject', SHORT),
        of('accept', SHORT),
      ],
      [OTHER, 'köper ved [note]'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(facts('decisions', ...lines)).toEqual(expected);
  });

  it('a new person is called as the text has it, unless said otherwise', () => {
    const add = { layer: 'people', verdict: 'add', span: at(TEXT, 'Bo') };
    expect(facts('people', add)).toEqual(['Asta Ek [Asta Ek]', 'Bo [Bo]']);
    expect(facts('people', { ...add, to: { values: { name: 'Bo Lind' } } })).toContain(
      'Bo [Bo Lind]',
    );
  });

  it('an agenda item is named by its heading or by all of it', () => {
    for (const span of [at(TEXT, 'Asta Ek'), { start: 0, end: TEXT.length }]) {
      expect(facts('agenda', { layer: 'agenda', verdict: 'accept', span })).toEqual(['Asta Ek []']);
      expect(facts('agenda', { layer: 'agenda', verdict: 'reject', span })).toEqual([]);
    }
  });

  it('the meeting', () => {
    const change = (values: object) => ({ layer: 'meeting', verdict: 'change', to: { values } });
    const changed = [change({ chair: null, date: '2024-05-03' }), change({ date: '2024-05-04' })];
    const { meeting } = apply(...changed);
    expect(meeting).toEqual({
      body: 'Styrelsen',
      chair: null,
      secretary: null,
      date: '2024-05-04',
    });
    const undone = apply(...changed, { layer: 'meeting', verdict: 'accept' });
    expect(undone.meeting).toEqual({ body: 'Styrelsen', chair: 'Bo', secretary: null, date: null });
  });
});

describe('marks that overlap', () => {
  const inner = { layer: 'organisations', span: at(TEXT, 'Miljöpartiet') };
  const outer = { layer: 'organisations', span: at(TEXT, 'Miljöpartiet i Rova') };
  it('keep the longer, unless somebody spoke for the shorter', () => {
    expect(facts('organisations')).toEqual(['Miljöpartiet i Rova []']);
    expect(apply().left).toHaveLength(1);
    expect(facts('organisations', { ...inner, verdict: 'accept' })).toEqual(['Miljöpartiet []']);
    expect(facts('organisations', { ...outer, verdict: 'reject' })).toEqual(['Miljöpartiet []']);
  });

  it('are told where somebody spoke for both', () => {
    const { problems } = apply({ ...inner, verdict: 'accept' }, { ...outer, verdict: 'accept' });
    const { start, end } = outer.span;
    expect(problems).toEqual([
      { line: 1, message: `overlaps what line 2 puts at ${start}–${end}` },
    ]);
  });
});

describe('what fits nothing', () => {
  const nowhere = at(TEXT, 'ved. Styrelsen');
  const far = { start: 0, end: TEXT.length + 1 };
  const blank = at(TEXT, ' ');
  it.each([
    [of('reject', SHORT), /^nothing of decisions stands at \d+–\d+; there is \d+–\d+$/],
    [of('accept', at(TEXT, 'Miljöpartiet')), /^nothing of decisions stands at \d+–\d+$/],
    [of('change', nowhere, { kind: 'note' }), /^nothing of decisions stands at/],
    [of('add', far, { kind: 'note' }), /is outside a text of \d+$/],
    [of('change', BOUGHT, undefined, far), /is outside a text of \d+$/],
    [of('add', blank, { kind: 'note' }), /^nothing stands at/],
    [of('add', { start: 5, end: 2 }, { kind: 'note' }), /^nothing stands at/],
  ])('%j is told with its line, and the rest goes on', (line, message) => {
    const { problems, facts: found } = apply(of('reject', SOWN), line);
    expect(problems).toEqual([{ line: 2, message: expect.stringMatching(message) }]);
    expect(found.filter(({ layer }) => layer === 'decisions')).toHaveLength(1);
  });
});

it('layers are reviewed or not', () => {
  const reviewed = (...layers: string[]) => {
    return { reviewed: layers, who: 'Asta Ek', when: '2025-03-01T09:30:00Z' };
  };
  expect(apply().unreviewed).toEqual(REVIEW_LAYERS);
  const most = REVIEW_LAYERS.filter((layer) => layer !== 'places' && layer !== 'people');
  const { unreviewed } = apply(reviewed(...most), reviewed('people', 'meeting'));
  expect(unreviewed).toEqual(['places']);
  expect(apply(reviewed(...REVIEW_LAYERS)).unreviewed).toEqual([]);
});
