import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseGold, peekGold } from '../../../eval/gold/parse.ts';
import { problemLine } from '../../../eval/gold/problem.ts';

const TEXT = `Odlarklubben Rova
Styrelsen godkände budgeten.
Budgeten skickas senast 3 maj till bygg- och
miljönämnden.
Asta Å-
berg och Styrelsen tackade. – Slut
`;
const NONE = { people: [], organisations: [], decisions: [], deadlines: [], meetings: [] };

function parse(layers: object, document?: string) {
  const json = JSON.stringify({ doc: 'rova.txt', ...NONE, ...layers });
  return parseGold('rova.gold.json', json, TEXT, document);
}

/** Each as 'place: message'. */
function problems(layers: object, document?: string): string[] {
  return parse(layers, document).problems.map(({ place, message }) => `${place}: ${message}`);
}

describe('a sound file', () => {
  it('gives every mark its span', () => {
    const { gold, problems: none } = parse({
      meeting: { body: 'Odlarklubben Rova', date: '2024-04-02' },
      organisations: [{ quote: 'Styrelsen', n: 0 }],
      decisions: [{ quote: 'Styrelsen godkände budgeten', n: 0, kind: 'approve' }],
      deadlines: [{ quote: 'senast 3 maj', n: 0, date: '2024-05-03', optional: true }],
      agenda: [{ quote: 'Odlarklubben Rova', number: '1.' }],
    });
    expect(none).toEqual([]);
    expect(gold?.organisations[0]?.span).toEqual({ start: 18, end: 27 });
    expect(gold?.decisions[0]).toMatchObject({ decider: null, span: { start: 18, end: 45 } });
    expect(gold?.deadlines[0]).toMatchObject({ optional: true, date: '2024-05-03' });
    expect(gold?.meeting).toMatchObject({ chair: null, secretary: null, date: '2024-04-02' });
    expect(gold?.agenda).toMatchObject([{ number: '1.', span: { start: 0, end: 17 } }]);
  });

  it('has null for layers that it does not hold, and is no draft', () => {
    expect(parse({}).gold).toMatchObject({
      places: null,
      agenda: null,
      attendance: null,
      draft: false,
    });
    expect(parse({ agenda: [] }).gold?.agenda).toEqual([]);
  });

  it('may be a draft and hold a note and actions', () => {
    const actions = [{ quote: 'Asta', responsible: 'Asta' }];
    const { gold } = parse({ draft: true, note: 'attendance is missing', actions, genre: null });
    expect(gold?.draft).toBe(true);
  });

  it('may begin with a byte-order mark', () => {
    const json = `\ufeff${JSON.stringify({ doc: 'rova.txt', ...NONE })}`;
    expect(parseGold('f', json, TEXT).problems).toEqual([]);
    expect(parseGold('f', new TextEncoder().encode(json), TEXT).problems).toEqual([]);
  });

  it('is each of the fixtures', () => {
    const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' });
    const gold = files.filter((name) => name.endsWith('.gold.json'));
    expect(gold.length).toBeGreaterThan(17);
    for (const name of gold) {
      const path = join('fixtures', name);
      const json = readFileSync(path);
      const { doc } = peekGold(json);
      const document = join(dirname(path), doc ?? '');
      const result = parseGold(name, json, readFileSync(document, 'utf8'), basename(document));
      expect([...result.problems, ...result.warnings]).toEqual([]);
    }
  });
});

describe('what does not fit the schema', () => {
  const [quote, date] = ['Asta', null];
  it.each([
    [
      'an unknown kind',
      { decisions: [{ quote, kind: 'decide' }] },
      "decisions[0].kind: 'decide' is no kind: expected one of approve, adopt, reject, refer, " +
        'postpone, appoint, note, assign, other',
    ],
    [
      'an unknown status',
      { attendance: [{ name: 'Asta', status: 'late' }] },
      "attendance[0].status: 'late' is no status: expected one of present, absent, partly",
    ],
    [
      'a date that is none',
      { deadlines: [{ quote, date: '2024-02-30' }] },
      "deadlines[0].date: '2024-02-30' is no date of the calendar: expected YYYY-MM-DD, or null " +
        'where the text gives no day',
    ],
    [
      'a meeting date that is none',
      { meeting: { date: '12 mars' } },
      "meeting.date: '12 mars' is no date of the calendar: expected YYYY-MM-DD, or null where " +
        'the text gives no day',
    ],
    [
      'a number for a text',
      { people: [{ quote, name: 7 }] },
      'people[0].name: expected text, not 7',
    ],
    ['a text for a list', { people: 'Asta' }, "people: expected a list, not 'Asta'"],
    [
      'a text for a mark',
      { people: ['Asta'] },
      "people[0]: expected an object in braces, not 'Asta'",
    ],
    [
      'a person without a name',
      { people: [{ quote }] },
      'people[0].name: is missing: expected text',
    ],
    ['an empty name', { people: [{ quote, name: ' ' }] }, 'people[0].name: is empty'],
    ['an empty quote', { people: [{ quote: '', name: 'x' }] }, 'people[0].quote: is empty'],
    [
      'a negative n',
      { meetings: [{ quote, n: -1 }] },
      'meetings[0].n: expected a whole number from 0, not -1',
    ],
    [
      'half an n',
      { meetings: [{ quote, n: 0.5 }] },
      'meetings[0].n: expected a whole number from 0, not 0.5',
    ],
    [
      'an optional that is a text',
      { meetings: [{ quote, date, optional: 'yes' }] },
      "meetings[0].optional: expected true or false, not 'yes'",
    ],
    ['a missing layer', { people: undefined }, 'people: is missing: expected a list'],
    ['a missing doc', { doc: undefined }, 'doc: is missing: expected text'],
    [
      'a misspelt field',
      { deadlines: [{ quote, responsable: 'Asta' }] },
      "deadlines[0].responsable: no such field here: did you mean 'responsible'?",
    ],
    [
      'a field of another layer',
      { organisations: [{ quote, kind: 'note' }] },
      'organisations[0].kind: no such field here: expected quote, n, optional',
    ],
    [
      'a misspelt field of the meeting',
      { meeting: { chiar: 'Asta' } },
      "meeting.chiar: no such field here: did you mean 'chair'?",
    ],
    [
      'a layer nobody knows',
      { votes: [] },
      'votes: no such field here: expected doc, draft, note, genre, meeting, people, ' +
        'organisations, places, decisions, deadlines, meetings, agenda, actions, attendance',
    ],
  ])('%s', (_, layers, expected) => {
    expect(problems(layers)).toEqual([expected]);
  });

  it('a misspelt layer is missing under its own name', () => {
    expect(problems({ desicions: [], decisions: undefined })).toEqual([
      'decisions: is missing: expected a list',
      "desicions: no such field here: did you mean 'decisions'?",
    ]);
  });

  it('a file that is a list', () => {
    const [problem, ...more] = parseGold('f', '[]', TEXT).problems;
    expect(problem).toMatchObject({ place: 'file', message: expect.stringContaining('braces') });
    expect(more).toEqual([]);
  });
});

describe('what the text does not bear out', () => {
  const person = (quote: string, n = 0) => ({ people: [{ quote, n, name: 'Asta' }] });
  it.each([
    ['a quote that does not occur', 'Vera', 0, "'Vera' does not occur in the document"],
    [
      'too high an n',
      'Styrelsen',
      2,
      "'Styrelsen' has no occurrence 2: it occurs 2 times in the document (lines 2, 6), so n is " +
        'from 0 to 1',
    ],
    [
      'too high an n of a single occurrence',
      'Rova',
      1,
      "'Rova' has no occurrence 1: it occurs 1 time in the document (line 1), so n is 0",
    ],
    [
      'other white space',
      'bygg- och miljönämnden',
      0,
      "'bygg- och miljönämnden' does not occur in the document, but with other white space in " +
        'its line 3: write "bygg- och\\nmiljönämnden", n 0',
    ],
    [
      'another case',
      'styrelsen',
      1,
      "'styrelsen' does not occur in the document, but with other capital letters in its line 6: " +
        'write "Styrelsen", n 1',
    ],
    [
      'a hyphen at a line end',
      'Asta Åberg',
      0,
      "'Asta Åberg' does not occur in the document, but in another spelling (white space, " +
        'hyphens, capitals, marks) in its line 5: write "Asta Å-\\nberg", n 0',
    ],
    [
      'a decomposed letter',
      'godka\u0308nde',
      0,
      "'godka\u0308nde' does not occur in the document, but with its accents coded otherwise in " +
        'its line 2: write "godkände", n 0',
    ],
    ['white space at its end', 'Asta ', 0, "'Asta ' begins or ends with white space"],
    ['nothing but white space', '\n', 0, "'\\n' begins or ends with white space"],
  ])('%s', (_, quote, n, expected) => {
    expect(problems(person(quote, n))).toEqual([`people[0].quote: ${expected}`]);
  });

  it('a name in the attendance list', () => {
    const present = (name: string) => problems({ attendance: [{ name, status: 'present' }] });
    expect(present('Vera')).toEqual(["attendance[0].name: 'Vera' does not occur in the document"]);
    expect(present('Asta Åberg')).toEqual([]);
  });

  it('another file', () => {
    expect(problems({ doc: 'råva.txt' }, 'ra\u030ava.txt')).toEqual([]);
    expect(problems({ doc: 'rova.txt' }, 'rova.md')).toEqual([
      "doc: 'rova.txt' is not the file beside it: expected 'rova.md'",
    ]);
  });
});

describe('marks in one another’s way', () => {
  const organisations = (...quotes: string[]) => quotes.map((quote) => ({ quote }));
  it.each([
    [
      'overlap',
      organisations('Styrelsen godkände', 'Odlarklubben', 'godkände budgeten'),
      [
        "organisations[2].quote: 'godkände budgeten' overlaps organisations[0] 'Styrelsen godkände'",
      ],
    ],
    [
      'a short one in a long one that comes later',
      organisations('godkände', 'Styrelsen godkände budgeten'),
      [
        "organisations[1].quote: 'Styrelsen godkände budgeten' overlaps organisations[0] 'godkände'",
      ],
    ],
    [
      'the same twice',
      organisations('Rova', 'Rova'),
      ["organisations[1].quote: 'Rova' is the same mark as organisations[0]"],
    ],
    ['neighbours', organisations('Odlarklubben', 'Rova'), []],
    ['the same words at two places', [{ quote: 'Styrelsen' }, { quote: 'Styrelsen', n: 1 }], []],
  ])('%s', (_, marks, expected) => {
    expect(problems({ organisations: marks })).toEqual(expected);
    const optional = marks.map((mark) => ({ ...mark, optional: true }));
    expect(problems({ organisations: optional })).toEqual(expected);
  });

  it('all pairs are told, those of two layers are none', () => {
    const people = ['Asta Å-\nberg och', 'Asta', 'berg och Styrelsen', 'Asta'].map((quote) => ({
      quote,
      name: 'Asta',
    }));
    expect(problems({ people, organisations: organisations('Asta') })).toHaveLength(4);
  });
});

describe('places', () => {
  it('have their line, in the order of the file', () => {
    const json = `{
 "doc": "rova.txt",
 "people": [
  {"quote": "Asta", "name": "Asta"},
  {"quote": "Vera", "name": "Vera"}
 ],
 "organisations": [], "decisions": [],
 "deadlines": [{
   "quote": "senast 3 maj",
   "date": "2024-02-30"
 }],
 "people": [{"quote": "Vera", "name": "Vera"}]
}`;
    const found = parseGold('nämnd/rova.gold.json', json, TEXT).problems.map(problemLine);
    expect(found.map((line) => line.split(': ', 2).join(': '))).toEqual([
      'nämnd/rova.gold.json:1: meetings',
      'nämnd/rova.gold.json:10: deadlines[0].date',
      'nämnd/rova.gold.json:12: people',
      'nämnd/rova.gold.json:12: people[0].quote',
    ]);
  });

  it('are told all at once, whatever else is wrong with the file', () => {
    const marks = [{ quote: 'saknas' }, { quote: 'finns ej' }];
    const wrong = { organisations: marks, places: marks, genre: 7, meeting: { date: 'maj' } };
    expect(problems(wrong)).toHaveLength(6);
  });
});

describe('a file that cannot be read', () => {
  it('is no JSON', () => {
    const [problem] = parseGold('rova.gold.json', '{"doc": "a",\n', TEXT).problems;
    expect(problem && problemLine(problem)).toBe(
      'rova.gold.json:2: file: is no JSON: expected a name in double quotes',
    );
  });

  it('is no UTF-8', () => {
    const bytes = Buffer.from('{\n "doc": "r\u00e5va.txt"}', 'latin1');
    const [problem] = parseGold('rova.gold.json', bytes, TEXT).problems;
    expect(problem).toMatchObject({ line: 2, place: 'file' });
    expect(problem?.message).toContain('is no valid UTF-8');
  });
});

describe('peekGold', () => {
  it.each([
    ['{"doc": "a.txt", "draft": true}', { doc: 'a.txt', draft: true }],
    ['{"doc": "a.txt"}', { doc: 'a.txt', draft: false }],
    ['{"doc": 7, "draft": "true"}', { doc: null, draft: false }],
    ['{"draft": true', { doc: null, draft: false }],
    ['[true]', { doc: null, draft: false }],
  ])('%s', (json, expected) => {
    expect(peekGold(json)).toEqual(expected);
  });
});
