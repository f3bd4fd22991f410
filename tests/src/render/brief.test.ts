import { describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { renderBrief } from '../../../src/render/brief.ts';
import { COLOUR, PLAIN, widthOf } from '../../../src/render/text.ts';
import { recordOf } from '../support/records.ts';

const SPAN = { start: 0, end: 5 };

function sample(): MinutesRecord {
  const record = recordOf(
    'a.txt',
    `Organ: Byggnadsnämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Person: Bo Ek
Beslut: att godkänna budgeten
Beslut: att Bo Ek återkommer till nämnden med en fullständig redovisning av läget
Senast: snarast Bo
Senast: 2024-05-01 Åsa
Senast: 2024-04-01
`,
  );
  const { meeting, attendance } = record;
  const ahead = { span: SPAN, confidence: 1, by: 'test' };
  return {
    ...record,
    meeting: {
      ...meeting,
      startTime: '13:00',
      endTime: '15:20',
      place: 'Stadshuset',
      chair: 'Åsa Wahlén',
      secretary: 'Bo Ek',
      next: [
        { ...ahead, date: '2024-04-11', startTime: '09:00', endTime: null, place: 'Sal B' },
        { ...ahead, date: null, startTime: null, endTime: null, place: null },
      ],
    },
    attendance: attendance.map((one, index) => ({
      ...one,
      status: index === 0 ? 'present' : 'absent',
    })),
    warnings: [{ code: 'encoding', message: 'read as windows-1252' }],
  };
}

const AT = { span: SPAN, text: 'words', confidence: 1, by: 'test' };
const VOTE = { ...AT, yes: 40, no: 38, abstained: 3, names: { yes: [], no: [], abstained: [] } };

test('shows the vote and the formalities of an item once, under its last decision', () => {
  const record = sample();
  const who = [
    { id: record.people[0]?.id ?? null, text: 'Åsa', span: SPAN },
    { id: null, text: 'M', span: SPAN },
  ];
  const beside = { votes: [VOTE], reservations: [{ ...AT, kind: 'reservation' as const, who }] };
  const decisions = record.decisions.map((one) => ({ ...one, ...beside, agendaItem: 'item-1' }));
  const lines = renderBrief({ ...record, decisions }, { path: 'a', width: 60, paint: PLAIN })
    .split('\n')
    .map((line) => line.trim());
  const found = lines.filter((line) => /voted|reservation/u.test(line));
  expect(found).toEqual(['voted 40–38 · 3 abstained', 'reservation: Åsa Wahlén, M']);
  expect(lines.indexOf('voted 40–38 · 3 abstained')).toBeGreaterThan(
    lines.findIndex((line) => line.includes('återkommer')),
  );
});

const OPTIONS = { path: 'm/a.txt', width: 60, paint: PLAIN };

describe('renderBrief', () => {
  test('shows what a person wants to see first', () => {
    expect(renderBrief(sample(), OPTIONS)).toBe(`\
Byggnadsnämnden · protokoll · 2024-03-14 · 13:00–15:20 ·
Stadshuset
m/a.txt

1 present · 1 absent · chair Åsa Wahlén · secretary Bo Ek

Decisions (2)
  § 1  att godkänna budgeten
       approve · Nämnden
       att Bo Ek återkommer till nämnden med en fullständig
       redovisning av läget
       approve · Nämnden · to Bo Ek

Open deadlines (3)
  2024-04-01  ”2024-04-01”
  2024-05-01  ”2024-05-01” · Åsa Wahlén
  ”snarast”  Bo Ek

Next meetings (2)
  2024-04-11 · 09:00 · Sal B
  ”Organ”

Warnings (1)
  read as windows-1252
`);
  });

  test('keeps within its width', () => {
    for (const width of [40, 60, 80]) {
      for (const line of renderBrief(sample(), { ...OPTIONS, width }).split('\n')) {
        expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  test('a document without anything says so, and by what name it goes', () => {
    const brief = renderBrief(recordOf('a.txt', 'x'), OPTIONS);
    expect(brief).toBe('a.txt · protokoll · no date\nm/a.txt\n\nNo decisions found.\n');
  });

  test('a two-day meeting and an interval show both days', () => {
    const record = sample();
    const [first, ...others] = record.deadlines;
    const date = { from: '2024-09-01', to: '2024-11-30', precision: 'season' as const };
    const brief = renderBrief(
      {
        ...record,
        meeting: { ...record.meeting, endDate: '2024-03-15' },
        deadlines: [...(first ? [{ ...first, date }] : []), ...others],
      },
      OPTIONS,
    );
    expect(brief).toContain('2024-03-14–2024-03-15');
    expect(brief).toContain('2024-09-01–2024-11-30');
  });

  test('a long decision is cut at a word; decisions without numbers leave no empty column', () => {
    const record = sample();
    const [decision] = record.decisions;
    if (!decision) throw new Error('no decision');
    const long = { ...decision, text: 'ord och mening '.repeat(40), agendaItem: null };
    const brief = renderBrief({ ...record, decisions: [long] }, OPTIONS);
    expect(brief).toMatch(/\n {2}– ord och mening .*\n(?: {4}\w.*\n)+/u);
    expect(brief).toMatch(/(?:ord|och|mening)…\n/);
  });

  test('a document cannot steer the terminal', () => {
    const record = recordOf('a.txt', 'Organ: Namn\u001b[2J\nBeslut: att\u0007 \u009b31m röd\n');
    expect(renderBrief(record, { ...OPTIONS, path: 'a\u001b.txt' })).not.toMatch(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
  });

  test('paints headings only where asked', () => {
    expect(renderBrief(sample(), OPTIONS)).not.toContain('\u001b');
    const painted = renderBrief(sample(), { ...OPTIONS, paint: COLOUR });
    expect(painted).toContain('\u001b[1mDecisions (2)\u001b[22m');
  });
});

test("actions that no decision or deadline shows stand by themselves, with their list's time", () => {
  const record = recordOf(
    'a.txt',
    `Organ: Styrelsen
Datum: 2024-03-14
Person: Bo Ek
Senast: 2024-05-01 Bo
Uppgift: Bo open köpa korv

Uppgift: Bo done boka lokal

Uppgift: Bo ongoing räkna stolar
`,
  );
  const [bought, booked, counted] = record.actions;
  const [deadline] = record.deadlines;
  if (!bought || !booked || !counted || !deadline) throw new Error('the sample has three');
  const inside = { ...counted, deadline: deadline.id, span: deadline.span };
  const decided = { ...counted, decision: 'decision-1' };
  const brief = renderBrief(
    { ...record, actions: [bought, booked, inside, decided] },
    { path: 'a.txt', width: 80, paint: PLAIN },
  );
  const lines = brief.split('\n');
  const from = lines.indexOf('Other actions (2)');
  expect(lines.slice(from, from + 4)).toEqual([
    'Other actions (2)',
    '  – köpa korv · Bo Ek · 2024-05-01',
    '  – boka lokal · Bo Ek · done',
    '',
  ]);
});
