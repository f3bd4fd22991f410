/**
 * Records as an older program has stored them, with what has been added since: lists that nobody
 * has filled are empty, and what nobody has looked for is not known.
 */
import type { MinutesRecord } from '../../pipeline/record.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Of what is found: who found it is not told. */
const EVIDENCE = { confidence: 0, by: 'unknown' };

/** What each part of a record says where it says nothing, by where the part stands. */
export const EMPTY: readonly (readonly [readonly string[], Fields])[] = [
  [
    [],
    {
      ...{ origins: [], attendance: [], agenda: [], people: [], organisations: [], places: [] },
      ...{ decisions: [], deadlines: [], actions: [], meetings: [], warnings: [] },
      summary: { sentences: [], perItem: [], method: 'none' },
    },
  ],
  [
    ['meeting'],
    {
      ...{ title: null, body: null, date: null, endDate: null, startTime: null, endTime: null },
      ...{ place: null, chair: null, secretary: null, adjusters: [], next: [] },
      ...{ spans: {}, evidence: {} },
    },
  ],
  [['meeting', 'next'], { date: null, startTime: null, endTime: null, place: null, ...EVIDENCE }],
  [['meetings'], { date: null, startTime: null, endTime: null, place: null, ...EVIDENCE }],
  [['attendance'], { person: null, role: null, organisation: null, note: null, ...EVIDENCE }],
  [['agenda'], { number: null, parent: null, summary: null, level: 1, ...EVIDENCE }],
  [['people'], { aliases: [], roles: [], organisations: [], mentions: [] }],
  [['organisations'], { aliases: [], register: null, mentions: [] }],
  [['places'], { mentions: [] }],
  [['people', 'mentions'], EVIDENCE],
  [['organisations', 'mentions'], EVIDENCE],
  [['places', 'mentions'], EVIDENCE],
  [
    ['decisions'],
    {
      ...{ agendaItem: null, decider: null, deciderSpan: null, kind: 'other', outcome: null },
      ...{ vote: null, votes: [], reservations: [], statements: [], conflicts: [] },
      ...{ assignedTo: [], deadline: null, proposal: null, ...EVIDENCE },
    },
  ],
  [
    ['deadlines'],
    { date: null, event: null, action: null, responsible: [], agendaItem: null, ...EVIDENCE },
  ],
  [
    ['actions'],
    {
      ...{ responsible: [], status: 'open', statusSpan: null, deadline: null, decision: null },
      ...{ agendaItem: null, ...EVIDENCE },
    },
  ],
  [['summary'], { sentences: [], perItem: [], method: 'none' }],
  [['summary', 'perItem'], { part: 0, rank: 1 }],
];

/** The parts that stand at a place: all of a list. */
function* partsAt(value: unknown, [name, ...more]: readonly string[]): Generator<object> {
  if (Array.isArray(value)) {
    for (const item of value) yield* partsAt(item, name === undefined ? [] : [name, ...more]);
  } else if (typeof value === 'object' && value !== null) {
    if (name === undefined) yield value;
    else yield* partsAt((value as Record<string, unknown>)[name], more);
  }
}

/** A stored record. */
export function recordFrom(json: string): MinutesRecord {
  const record = JSON.parse(json);
  for (const [place, fields] of EMPTY) {
    for (const part of partsAt(record, place)) {
      for (const [name, value] of Object.entries(fields)) {
        if (!(name in part)) Object.assign(part, { [name]: structuredClone(value) });
      }
    }
  }
  return record as MinutesRecord;
}
