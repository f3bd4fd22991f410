/** Invented minutes whose record has something of every layer, and random corrections of them. */
import { type Correction, REVIEW_LAYERS } from '../../../eval/gold/corrections.ts';
import { allFactsOf, FACT_LAYERS, type FactLayer } from '../../../eval/gold/facts.ts';
import { parseCorrections } from '../../../eval/gold/read-corrections.ts';
import { type MinutesRecord, recordSchema } from '../../../pipeline/record.ts';
import { applyReview } from '../../../src/review/apply.ts';
import { checked } from '../../../src/review/check.ts';
import { at } from '../../eval/records.ts';
import { recordOf } from '../support/records.ts';

/** Read as every test document is, and filled up by `rich`. */
export const TEXT = `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Person: Bo Ek
Organisation: Region Skåne
1 Val av justerare
Beslut: att Åsa Wahlén utreder parken i Lund
Uppgift: Åsa open skriva brevet
2 Parken
Beslut: att Bo Ek bygger en bänk
Senast: 2024-05-01 Bo
Uppgift: Bo open måla bänken
Senast: 2024-06-01 Åsa
Nästa möte 2024-04-11 i Lund. Cia Dal frågade Region Skåne om Malmö.
`;

const TOLD = { confidence: 0.5, by: 'test' };

function item(id: string, heading: string, number: string, end: number) {
  const span = at(TEXT, heading);
  return {
    ...{ id, number, title: heading.slice(2), level: 1, parent: null },
    ...{ span: { start: span.start, end }, heading: span, summary: null, ...TOLD },
  };
}

/** The record of the minutes: two items, a place, a meeting, a reservation, links between facts. */
export function rich(): MinutesRecord {
  const record = recordOf('a.txt', TEXT);
  const second = at(TEXT, '2 Parken');
  const [first, other] = record.decisions;
  const [open, task] = record.actions;
  const bo = at(TEXT, 'Bo Ek', 1);
  if (!first || !other || !open || !task) throw new Error('the minutes hold less than they should');
  const reservation = {
    kind: 'reservation' as const,
    who: [{ id: 'p1', text: 'Bo Ek', span: bo }],
  };
  return recordSchema.parse({
    ...record,
    meeting: { ...record.meeting, chair: 'Åsa Wahlén', spans: { chair: at(TEXT, 'Åsa Wahlén') } },
    agenda: [
      item('i0', '1 Val av justerare', '1', second.start),
      item('i1', '2 Parken', '2', TEXT.length),
    ],
    places: [{ id: 'l0', name: 'Lund', mentions: [{ ...at(TEXT, 'Lund'), ...TOLD }] }],
    decisions: [
      { ...first, agendaItem: 'i0' },
      {
        ...{ ...other, agendaItem: 'i1', deadline: 'd0' },
        reservations: [{ ...reservation, span: bo, text: 'Bo Ek', ...TOLD }],
      },
    ],
    deadlines: record.deadlines.map((one) => ({ ...one, agendaItem: 'i1' })),
    // One is told by a decision, one by a deadline that stands in it.
    actions: [
      { ...open, agendaItem: 'i0', decision: 'b0' },
      {
        ...task,
        agendaItem: 'i1',
        deadline: 'd1',
        span: at(TEXT, 'Senast: 2024-06-01 Åsa'),
        text: 'Senast: 2024-06-01 Åsa',
        what: { text: 'Åsa', span: at(TEXT, 'Åsa', 3) },
      },
      { ...task, id: 'a2', agendaItem: 'i1', deadline: 'd0' },
    ],
    meetings: [
      {
        span: at(TEXT, 'Nästa möte 2024-04-11'),
        date: '2024-04-11',
        startTime: null,
        endTime: null,
        place: 'Lund',
        ...TOLD,
      },
    ],
    summary: {
      sentences: [],
      perItem: [
        { agendaItem: 'i1', part: 0, text: 'måla bänken', span: at(TEXT, 'måla bänken'), rank: 1 },
      ],
      method: 'test',
    },
  });
}

/** Corrections as a person would say them, read as a file of them is. */
export function read(...lines: readonly object[]): Correction[] {
  const ndjson = lines.map((line) => JSON.stringify({ document: 'a.txt', ...line })).join('\n');
  const { lines: all, problems } = parseCorrections('c', ndjson);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return all.map(({ correction }) => correction);
}

const WORDS = [...TEXT.matchAll(/[\p{L}\d-]+/gu)].map(({ 0: word, index }) => {
  return { start: index, end: index + word.length };
});
const VALUES: Readonly<Record<FactLayer, Readonly<Record<string, readonly (string | null)[]>>>> = {
  people: { name: ['Åsa Wahlén', 'Bo Ek', 'Cia Dal', 'Dan Ask'] },
  organisations: {},
  places: {},
  decisions: {
    item: ['1', '2', '3', null],
    decider: ['Styrelsen', 'Nämnden', null],
    kind: ['approve', 'note', 'assign'],
  },
  deadlines: {
    date: ['2024-05-01', '2025-01-31', null],
    action: ['måla bänken', 'skriva brevet', null],
    responsible: ['Åsa', 'Bo Ek', 'Region Skåne', null],
  },
  meetings: { date: ['2024-04-11', '2024-04-12', null] },
  agenda: { number: ['1', '2', '3', null] },
  actions: { responsible: ['Åsa', 'Bo', 'Cia Dal', null] },
  attendance: {
    name: ['Åsa Wahlén', 'Bo Ek', 'Cia Dal'],
    status: ['present', 'absent'],
    role: ['ordförande', null],
    organisation: ['Region Skåne', null],
  },
};
const MEETING = { body: ['Styrelsen', null], date: ['2024-03-15', null], chair: ['Bo Ek', null] };

/** One that may fit or not, of the record as it is now. */
export function anyCorrection(random: () => number, record: MinutesRecord): Correction {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const some = (values: Readonly<Record<string, readonly (string | null)[]>>, all = false) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, own]) =>
        all || random() < 0.5 ? [[name, pick(own)]] : [],
      ),
    );
  const place = () => {
    const first = Math.floor(random() * WORDS.length);
    const last = Math.min(WORDS.length - 1, first + Math.floor(random() * 3));
    return { start: WORDS[first]?.start ?? 0, end: WORDS[last]?.end ?? 0 };
  };
  if (random() < 0.05)
    return { document: 'a', reviewed: [pick(REVIEW_LAYERS)], who: 'Ru', when: 'x' };
  if (random() < 0.1) {
    const values = { chair: 'Bo Ek', ...some(MEETING) };
    const said = { document: 'a', layer: 'meeting' } as const;
    return random() < 0.3
      ? { ...said, verdict: 'accept' }
      : { ...said, verdict: 'change', to: { values } };
  }
  const layer = pick(FACT_LAYERS);
  const facts = allFactsOf(record).filter((fact) => fact.layer === layer);
  const known = { document: 'a', layer, span: facts.length > 0 ? pick(facts).span : place() };
  const verdict = pick(['accept', 'reject', 'change', 'change', 'add', 'add'] as const);
  if (verdict === 'accept' || verdict === 'reject') return { ...known, verdict };
  const values = some(VALUES[layer], verdict === 'add');
  if (verdict === 'add') return { ...known, verdict, span: place(), to: { values } };
  return { ...known, verdict, to: { values, ...(random() < 0.4 ? { span: place() } : {}) } };
}

/** As many random corrections as fit, of those tried. */
export function randomReview(random: () => number, prediction: MinutesRecord, tries: number) {
  const kept: Correction[] = [];
  for (let n = 0; n < tries; n++) {
    const given = anyCorrection(random, applyReview(prediction, kept));
    const answer = checked(prediction, kept, given);
    if ('kept' in answer) kept.push(answer.kept);
  }
  return kept;
}
