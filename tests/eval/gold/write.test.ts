import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../eval/finding.ts';
import { meetingOf } from '../../../eval/gold/apply.ts';
import { FACT_LAYERS, factsOf, untangle } from '../../../eval/gold/facts.ts';
import { parseGold } from '../../../eval/gold/parse.ts';
import { formatGold, writeGold } from '../../../eval/gold/write.ts';
import { LAYERS } from '../../../eval/layers.ts';
import { scoreExample } from '../../../eval/score.ts';
import { countsIn } from '../../../eval/tally.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import {
  action,
  at,
  deadline,
  decision,
  emptyRecord,
  item,
  meeting,
  named,
  TOLD,
} from '../records.ts';

const LINES = [
  'Odlarklubben Rova',
  '§ 1 Öppnande',
  'Närvarande: Asta Ek, ordförande (Rova), Bo "Bosse" Lind',
  'Styrelsen beslutar',
  'att köpa ved senast 3 maj.',
  'Bosse och',
  'Asta köper ved i vår.',
  'Nästa möte 4 juni, Miljöpartiet i Rova.',
  '',
];

/** A record with a fact of every layer. */
function recordOf(text: string): MinutesRecord {
  const heading = at(text, '§ 1 Öppnande');
  const task = deadline(text, at(text, 'senast 3 maj'), '2024-05-03');
  const spring = deadline(text, at(text, 'i vår'), '2024-05-31');
  const person = (name: string, ...spans: ReturnType<typeof at>[]) => named(name, spans);
  return {
    ...emptyRecord(text),
    meeting: { ...emptyRecord(text).meeting, body: 'Odlarklubben Rova', date: '2024-04-02' },
    people: [
      person('Bo "Bosse" Lind', at(text, 'Bosse', 1), at(text, 'Bo "Bosse" Lind')),
      person('Asta Ek', at(text, 'Asta Ek'), at(text, 'Asta', 1)),
    ],
    organisations: [named('Odlarklubben Rova', [at(text, 'Odlarklubben Rova')])],
    places: [named('Rova', [at(text, 'Rova', 2)])],
    agenda: [{ ...item(heading, '§ 1'), id: 'i1', title: 'Öppnande' }],
    attendance: [
      {
        person: null,
        name: 'Bo "Bosse" Lind',
        role: null,
        organisation: null,
        status: 'partly',
        note: null,
        span: at(text, 'Bo "Bosse" Lind'),
        ...TOLD,
      },
      {
        person: null,
        name: 'Asta Ek',
        role: 'ordförande',
        organisation: 'Rova',
        status: 'present',
        note: null,
        span: at(text, 'Asta Ek'),
        ...TOLD,
      },
    ],
    decisions: [
      { ...decision(text, at(text, 'att köpa ved'), 'approve', 'Styrelsen'), agendaItem: 'i1' },
    ],
    actions: [
      {
        ...action(text, at(text, 'Asta köper ved'), 'Asta'),
        responsible: [{ id: null, text: 'Asta', span: at(text, 'Asta', 1) }],
      },
    ],
    deadlines: [
      {
        ...task,
        action: { text: 'köpa ved', span: at(text, 'köpa ved') },
      },
      {
        ...spring,
        date: { from: '2024-03-01', to: '2024-05-31', precision: 'season' },
        responsible: [
          { id: null, text: 'Bosse', span: at(text, 'Bosse', 1) },
          { id: null, text: 'Asta', span: at(text, 'Asta', 1) },
        ],
      },
    ],
    meetings: [meeting(at(text, '4 juni'), '2024-06-04')],
  };
}

function goldTextOf(record: MinutesRecord, draft = false): string {
  const head = { doc: 'rova.txt', draft, genre: 'klubb', meeting: meetingOf(record) };
  return writeGold(head, record.text, untangle(factsOf(record)).kept);
}

const GOLD = `{
 "doc": "rova.txt",
 "draft": true,
 "genre": "klubb",
 "meeting": {"body": "Odlarklubben Rova", "date": "2024-04-02", "chair": null, "secretary": null},
 "people": [
  {"quote": "Asta Ek", "n": 0, "name": "Asta Ek"},
  {"quote": "Bo \\"Bosse\\" Lind", "n": 0, "name": "Bo \\"Bosse\\" Lind"},
  {"quote": "Bosse", "n": 1, "name": "Bo \\"Bosse\\" Lind"},
  {"quote": "Asta", "n": 1, "name": "Asta Ek"}
 ],
 "organisations": [
  {"quote": "Odlarklubben Rova", "n": 0}
 ],
 "places": [
  {"quote": "Rova", "n": 2}
 ],
 "decisions": [
  {"quote": "att köpa ved", "n": 0, "item": "§ 1", "decider": "Styrelsen", "kind": "approve"}
 ],
 "deadlines": [
  {"quote": "senast 3 maj", "n": 0, "date": "2024-05-03", "action": "köpa ved", "responsible": null},
  {"quote": "i vår", "n": 0, "date": null, "action": null, "responsible": "Bosse och\\nAsta"}
 ],
 "meetings": [
  {"quote": "4 juni", "n": 0, "date": "2024-06-04"}
 ],
 "agenda": [
  {"quote": "§ 1 Öppnande", "n": 0, "number": "§ 1"}
 ],
 "actions": [
  {"quote": "Asta köper ved", "n": 0, "responsible": "Asta"}
 ],
 "attendance": [
  {"name": "Bo \\"Bosse\\" Lind", "status": "partly"},
  {"name": "Asta Ek", "status": "present", "role": "ordförande", "organisation": "Rova"}
 ]
}
`;

describe('a draft', () => {
  it('has one mark a line in the order of the text, the list of those present in its own', () => {
    expect(goldTextOf(recordOf(LINES.join('\n')), true)).toBe(GOLD);
  });

  it.each(['\n', '\r\n', '\r'])('scores 1.0 against its record, line breaks %j', (mark) => {
    const text = LINES.join(mark);
    const record = recordOf(text);
    const json = goldTextOf(record, true);
    const drafted = parseGold('rova.gold.json', json, text, 'rova.txt');
    expect(drafted).toMatchObject({ gold: { draft: true }, problems: [], warnings: [] });
    expect(drafted.gold?.deadlines[1]?.responsible).toBe('Bosse och\nAsta');
    const { gold } = parseGold('rova.gold.json', json.replace(' "draft": true,\n', ''), text);
    if (gold === null) throw new Error('no gold');
    expect(gold.draft).toBe(false);
    const score = scoreExample({ id: 'klubb/rova.txt', genre: 'klubb', gold, record });
    expect(findingsOf(score)).toEqual([]);
    for (const layer of LAYERS) {
      const { gold: marked, predicted } = countsIn(score, layer);
      expect(marked.total, layer).toBeGreaterThan(0);
      expect([marked.strict, predicted.strict], layer).toEqual([marked.total, predicted.total]);
    }
    expect(gold.agenda).toMatchObject([{ quote: '§ 1 Öppnande' }]);
  });

  it('without facts holds all layers, empty', () => {
    const json = goldTextOf(emptyRecord(''), true);
    const empty = FACT_LAYERS.map((layer) => ` "${layer}": []`).join(',\n');
    expect(json).toContain(`"secretary": null},\n${empty}\n}\n`);
    expect(parseGold('rova.gold.json', json, '').problems).toEqual([]);
  });

  it('names a person present as the text does where the record mended the name', () => {
    const text = 'Asta Åbe rg kom.';
    const record = {
      ...emptyRecord(text),
      attendance: [
        {
          person: null,
          name: 'Asta Öberg',
          role: null,
          organisation: null,
          status: 'present' as const,
          note: null,
          span: at(text, 'Asta Åbe rg'),
          ...TOLD,
        },
      ],
    };
    expect(goldTextOf(record)).toContain('{"name": "Asta Åbe rg", "status": "present"}');
  });
});

describe('untangle', () => {
  const text = 'Miljöpartiet i Rova och Rova kommun';
  const spans = [
    'Miljöpartiet',
    'Miljöpartiet i Rova',
    'Rova',
    'Rova och Rova',
    'och Rova',
    'Rova kommun',
  ];
  const record = {
    ...emptyRecord(text),
    organisations: [
      named(
        'all',
        [...spans, 'Rova kommun'].map((quote) => at(text, quote)),
      ),
    ],
    places: [named('Rova', [at(text, 'Rova')])],
  };

  it('keeps the longer of a layer, once, and leaves other layers alone', () => {
    const { kept, left } = untangle(factsOf(record));
    const quotes = kept.map(({ layer, span }) => [layer, text.slice(span.start, span.end)]);
    expect(quotes).toEqual([
      ['organisations', 'Miljöpartiet i Rova'],
      ['organisations', 'Rova kommun'],
      ['places', 'Rova'],
    ]);
    expect(left).toHaveLength(5);
    const json = goldTextOf(record);
    expect(parseGold('rova.gold.json', json, text).problems).toEqual([]);
  });

  it('keeps before all what goes first', () => {
    const { kept } = untangle(factsOf(record), ({ span }) => span.end - span.start < 5);
    expect(kept.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'Miljöpartiet',
      'Rova',
      'Rova kommun',
      'Rova',
    ]);
  });

  it('drops what is only white space, and cuts it off at the ends', () => {
    const gap = text.indexOf(' Rova ');
    const blank = named('x', [
      { start: gap, end: gap + 1 },
      { start: gap, end: gap + ' Rova '.length },
    ]);
    const { kept } = untangle(factsOf({ ...record, organisations: [blank], places: [] }));
    expect(kept.map(({ span }) => text.slice(span.start, span.end))).toEqual(['Rova']);
  });
});

describe('formatGold', () => {
  it('writes the fixtures as they are', () => {
    const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' });
    const gold = files.filter((name) => name.endsWith('.gold.json'));
    expect(gold.length).toBeGreaterThan(17);
    for (const name of gold) {
      const json = readFileSync(join('fixtures', name), 'utf8');
      expect(formatGold(JSON.parse(json) as object), name).toBe(json);
    }
  });
});
