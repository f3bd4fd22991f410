import { describe, expect, it } from 'vitest';
import { itemPoint } from '../../pipeline/complete/item.ts';
import { mattersIn } from '../../pipeline/complete/matter.ts';
import type { PointName } from '../../pipeline/complete/types.ts';
import { type Extra, recordWith, spanOf } from './support.ts';

const DECIDED: Extra = { decisions: ['Nämnden höjer taxan.'] };
const END = 'Nämnden höjer taxan.';

function judge(point: PointName, text: string, extra: Extra = DECIDED) {
  const [matter] = mattersIn(recordWith(text, extra));
  if (!matter) throw new Error('the text has no matter');
  return itemPoint(matter, point);
}

const head = (body: string, title = 'Taxa TN 2024/61') => `§ 5 ${title}\n\n${body}\n\n${END}`;

describe('proposals', () => {
  it.each([
    ['named', 'Anna Berg (S) yrkar bifall.', 'present', null],
    ['of the office', 'Kontoret föreslår en höjning.', 'present', null],
    ['only its papers', 'Tilläggsyrkande från SD den 2 maj.', 'present', null],
    ['none', 'Taxan gäller från våren.', 'not-applicable', null],
    ['the certified copy of a page foot', 'Utdragsbestyrkande', 'not-applicable', null],
    [
      'all taken back',
      'Bo Ek (M) yrkar avslag. Bo Ek (M) återtar sitt yrkande.',
      'not-applicable',
      'withdrawn',
    ],
    [
      'one of two taken back',
      'Bo Ek (M) yrkar avslag. Bo Ek (M) återtar sitt yrkande. Anna Berg (S) yrkar bifall.',
      'present',
      null,
    ],
    ['untold though an order was put', 'Ordföranden ställer proposition.', 'missing', null],
    ['untold though voted on', 'Omröstning begärs.', 'missing', null],
    ['of a ballot', 'Valet sker med slutna sedlar. A får två röster.', 'not-applicable', null],
  ])('%s', (_, body, state, note) => {
    expect(judge('proposals', head(body))).toMatchObject({ state, note });
  });

  it('shows those that were not taken back', () => {
    const body =
      'Bo Ek (M) yrkar avslag. Bo Ek (M) återtar sitt yrkande. Anna Berg (S) yrkar bifall.';
    const { evidence } = judge('proposals', head(body));
    expect(evidence).toEqual([spanOf(head(body), 'Anna Berg (S) yrkar bifall.')]);
  });
});

describe('propositions', () => {
  it.each([
    ['told', 'A (S) yrkar avslag. Ordföranden finner att det avslagits.', 'present', null],
    ['one proposal', 'A (S) yrkar återremiss. B (M) instämmer.', 'not-applicable', null],
    ['support alone', 'A (S) yrkar bifall till förslaget.', 'not-applicable', null],
    ['two that compete', 'A (S) yrkar avslag. B (M) yrkar bifall.', 'missing', null],
    ['two that differ', 'A (S) yrkar X. B (M) yrkar Y.', 'missing', null],
    [
      'support of a rejection',
      'A (S) yrkar bifall till avslag. B (M) yrkar bifall.',
      'missing',
      null,
    ],
    ['one that was rejected', 'A (S) yrkar X. Att avslå A:s yrkande.', 'missing', null],
    ['one beside the office', 'Kontoret föreslår X. A (S) yrkar Y.', 'unsure', 'possible'],
    ['handed in, not moved', 'Tilläggsyrkande från SD.', 'unsure', 'possible'],
    [
      'the rival taken back',
      'Bo Ek (S) yrkar avslag. Ada Öman (M) yrkar bifall. Bo Ek (S) återtar sitt yrkande.',
      'not-applicable',
      null,
    ],
  ])('%s', (_, body, state, note) => {
    expect(judge('propositions', head(body))).toMatchObject({ state, note });
  });

  it('need not be told where the matter is put off', () => {
    const text = head('Tilläggsyrkande från SD.');
    const off: Extra = { decisions: [[END, 'postpone']] };
    expect(judge('propositions', text, off).state).toBe('not-applicable');
  });
});

const TABLE = `Omröstning begärs.
Ada Öman (S)     X
Bo Ek (M)             X
Cia Ask (C)      X
Summa            2    1`;

describe('votes', () => {
  it.each([
    ['none', 'Taxan gäller.', 'not-applicable', null],
    ['expressly none', 'Omröstning begärs inte.', 'not-applicable', null],
    ['of the people at large', 'Folkomröstning hölls 1994.', 'not-applicable', null],
    ['called for, no more', 'Omröstning begärs.', 'missing', 'no-result'],
    ['in an appendix', 'Omröstning begärs. Se bilaga 2.', 'unsure', 'appended'],
    ['the sum of a table', TABLE, 'present', null],
    ['a ballot told', 'Sluten omröstning. A får tre röster.', 'present', null],
    ['a ballot not told', 'Sluten omröstning hålls.', 'missing', 'no-result'],
  ])('%s', (_, body, state, note) => {
    expect(judge('votes', head(body))).toMatchObject({ state, note });
  });

  it.each([
    ['no vote', 'Taxan gäller.', 'not-applicable', null],
    ['nobody named', 'Omröstning begärs.', 'missing', null],
    ['a list in an appendix', 'Omröstning begärs. Voteringslista biläggs.', 'unsure', 'appended'],
    ['a table', TABLE, 'present', null],
    ['two rows are no table', TABLE.replace(/Cia.*\n/u, ''), 'missing', null],
    ['lists', 'Omröstning begärs.\nJa: Ada Öman (S)\nNej: Bo Ek (M)', 'present', null],
    ['a ballot is secret', 'Sluten omröstning. A får tre röster.', 'not-applicable', 'secret'],
  ])('voters: %s', (_, body, state, note) => {
    expect(judge('voters', head(body))).toMatchObject({ state, note });
  });

  it('shows the rows of the table', () => {
    const { evidence } = judge('voters', head(TABLE));
    expect(evidence[1]).toEqual(spanOf(head(TABLE), 'Bo Ek (M)             X'));
    expect(evidence).toHaveLength(3);
  });
});

describe('decision', () => {
  const NONE: Extra = { decisions: [] };
  it('is the decisions that were found', () => {
    const text = head('Bakgrund.');
    expect(judge('decision', text)).toEqual({
      ...{ state: 'present', note: null, evidence: [spanOf(text, END)] },
    });
  });

  it.each([
    ['Taxa', 'Frågan är svår.', 'unsure', 'no-decision-found'],
    ['Taxa', 'Anna redogör. Beslut fattas senare.', 'unsure', 'no-decision-found'],
    ['Taxa', 'Anna redogör. Kontoret föreslår X.', 'unsure', 'no-decision-found'],
    ['Taxa', 'Anna redogör för mätningen.', 'not-applicable', 'information'],
    ['Information om lokaler', 'Frågan är svår.', 'not-applicable', 'information'],
    ['Mötets avslutande', 'Tack.', 'not-applicable', 'information'],
  ])('%s: %s', (title, body, state, note) => {
    const text = `§ 5 ${title}\n\n${body}\n`;
    expect(judge('decision', text, NONE)).toMatchObject({ state, note });
  });
});

it.each([
  ['Frågan är svår.', 'not-applicable', 'unnumbered'],
  ['Beslut väntar.', 'unsure', 'no-decision-found'],
])('a heading without number, and no decision: %s', (body, state, note) => {
  const record = recordWith(`§ 5 Taxa\n\n${body}\n`);
  const agenda = record.agenda.map((item) => ({ ...item, number: null }));
  const [matter] = mattersIn({ ...record, agenda });
  expect(matter && itemPoint(matter, 'decision')).toMatchObject({ state, note });
});

describe('reservations and conflicts', () => {
  it.each([
    ['reservations', 'Inget särskilt.', 'not-applicable', null],
    ['reservations', 'Reservation anmäls.', 'unsure', 'unnamed'],
    ['reservations', 'Inga reservationer. Ingen reserverade sig.', 'not-applicable', null],
    ['conflict', 'Rune Ek (GV) deltar inte i beslutet.', 'not-applicable', null],
    ['conflict', 'Rune Ek (GV) lämnar salen.', 'unsure', 'left'],
    ['conflict', 'På grund av jäv lämnar Ek. Ek lämnar salen.', 'present', null],
  ] as const)('%s: %s', (point, body, state, note) => {
    expect(judge(point, head(body))).toMatchObject({ state, note });
  });

  it.each(['reservations', 'conflicts'] as const)('%s of a decision are shown', (field) => {
    const text = head('Bo Ek (M) säger sitt.');
    const span = spanOf(text, 'Bo Ek (M) säger sitt.');
    const record = recordWith(text, DECIDED);
    const made = { kind: 'reservation' as const, who: [], span, text: '', confidence: 1, by: 't' };
    const decisions = record.decisions.map((one) => ({ ...one, [field]: [made, made] }));
    const [matter] = mattersIn({ ...record, decisions });
    const point = field === 'conflicts' ? 'conflict' : field;
    expect(matter && itemPoint(matter, point)).toMatchObject({
      state: 'present',
      evidence: [span],
    });
  });
});

describe('case number', () => {
  it.each([
    ['Taxa TN 2024/61', 'present'],
    ['Taxa KFN-2026-00031', 'present'],
    ['Taxa SN 24/0031', 'present'],
    ['Taxa Dnr 23/0302', 'present'],
    ['Taxa (2026-0142)', 'present'],
    ['0751/22 Taxa', 'present'],
    ['Taxa 2018/12 KS', 'present'],
    ['Taxa 2024-10-28', 'missing'],
    ['Taxa till 14/6', 'missing'],
    ['Taxa för IT 2030', 'missing'],
    ['Val av justerare', 'not-applicable'],
    ['Val av justerare KS 2024/1', 'present'],
    ['Informationsteknik', 'missing'],
  ])('%s', (title, state) => {
    expect(judge('case-number', head('Text.', title)).state).toBe(state);
  });

  it('may stand below the title, not far down', () => {
    const number = 'Diarienummer KFN-2026-00044';
    const near = head(number, 'Taxa');
    expect(judge('case-number', near).evidence).toEqual([spanOf(near, number)]);
    expect(judge('case-number', head(`${'Text. '.repeat(40)}${number}`, 'Taxa')).state).toBe(
      'missing',
    );
  });
});

describe('questions', () => {
  it.each([
    ['Interpellation om träd', 'Den förklaras besvarad.', 'present'],
    ['Interpellation om träd', 'Den ställs.', 'missing'],
    ['Taxa', 'Den förklaras besvarad.', 'not-applicable'],
  ])('%s: %s', (title, body, state) => {
    expect(judge('questions', head(body, title)).state).toBe(state);
  });
});

describe('matters', () => {
  it('leave out bare headings where matters have numbers, and those that only hold others', () => {
    const record = recordWith('§ 1 A\nx\n§ 2 B\ny\n');
    const [first, second] = record.agenda;
    if (!first || !second) throw new Error('two matters');
    const bare = { ...first, number: null };
    const child = { ...second, parent: first.id };
    expect(mattersIn({ ...record, agenda: [bare, second] }).map((m) => m.item.id)).toEqual(['i1']);
    expect(mattersIn({ ...record, agenda: [first, child] }).map((m) => m.item.id)).toEqual(['i1']);
  });

  it('refuses a point of the whole document', () => {
    expect(() => judge('times', head('x'))).toThrow(RangeError);
  });
});
