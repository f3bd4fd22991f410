import { describe, expect, it } from 'vitest';
import { problemLine } from '../../../eval/gold/problem.ts';
import { parseCorrections } from '../../../eval/gold/read-corrections.ts';

const DOCUMENT = { document: 'klubb/maj.txt' };
const SPAN = { start: 3, end: 8 };
const ACCEPT = { ...DOCUMENT, layer: 'decisions', verdict: 'accept', span: SPAN };
const CHANGE = { ...ACCEPT, verdict: 'change' };
const ADD = { ...ACCEPT, verdict: 'add' };
const MEETING = { ...DOCUMENT, layer: 'meeting', verdict: 'change' };
const REVIEWED = {
  ...DOCUMENT,
  reviewed: ['people'],
  who: 'Asta Ek',
  when: '2025-03-01T09:30:00Z',
};

function read(...lines: readonly unknown[]) {
  const ndjson = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return parseCorrections('c.ndjson', ndjson.join('\n'));
}

function problems(...lines: readonly unknown[]): string[] {
  return read(...lines).problems.map(problemLine);
}

describe('what is read', () => {
  it.each([
    ['accept', ACCEPT],
    ['reject', { ...ACCEPT, verdict: 'reject', who: 'Asta Ek', when: '2025-03-01T09:30:00+01:00' }],
    ['change of values', { ...CHANGE, to: { values: { kind: 'note', decider: null } } }],
    ['change of the span', { ...CHANGE, to: { span: SPAN } }],
    ['optional', { ...CHANGE, to: { values: { optional: true } } }],
    ['add', { ...ADD, to: { values: { kind: 'note' } } }],
    ['add without values', { ...ADD, layer: 'places' }],
    ['add of a person', { ...ADD, layer: 'people', to: { values: { name: 'Asta' } } }],
    ['with the checksum', { ...ACCEPT, sha256: 'a0'.repeat(32) }],
    ['of the meeting', { ...MEETING, to: { values: { chair: null, date: '2024-05-03' } } }],
    ['of the meeting, undone', { ...MEETING, verdict: 'accept' }],
    ['reviewed', { ...REVIEWED, reviewed: ['attendance', 'agenda', 'meeting'] }],
  ])('%s', (_, line) => {
    expect(problems(line)).toEqual([]);
    expect(read(line).lines).toEqual([{ line: 1, correction: line }]);
  });

  it('has its line; empty lines count and are passed over', () => {
    const ndjson = `\ufeff${JSON.stringify(ACCEPT)}\r\n\r\n  \n${JSON.stringify(REVIEWED)}\n`;
    expect(parseCorrections('c', ndjson).lines.map(({ line }) => line)).toEqual([1, 4]);
  });
});

describe('what is refused', () => {
  it.each([
    ['no JSON', '{"document"', "file: is no JSON: expected ':'"],
    ['a list', [], 'file: expected an object in braces, not a list'],
    ['no document', { ...ACCEPT, document: undefined }, 'document: is missing: expected text'],
    ['no span', { ...ACCEPT, span: undefined }, 'span: is missing: expected an object in braces'],
    [
      'a layer nobody knows',
      { ...ACCEPT, layer: 'votes' },
      "layer: 'votes' is no layer: expected one of people, organisations, places, decisions, " +
        'deadlines, meetings, agenda, actions, attendance',
    ],
    [
      'a verdict nobody knows',
      { ...ACCEPT, verdict: 'maybe' },
      "verdict: 'maybe' is no verdict: expected one of accept, reject, change, add",
    ],
    [
      'a misspelt field',
      { ...ACCEPT, docment: 'x' },
      "docment: no such field here: did you mean 'document'?",
    ],
    [
      'a field of another layer',
      { ...CHANGE, to: { values: { responsible: 'Asta' } } },
      'to.values.responsible: no such field here: expected item, decider, kind, optional',
    ],
    [
      'a kind nobody knows',
      { ...CHANGE, to: { values: { kind: 'decide' } } },
      "to.values.kind: 'decide' is no kind: expected one of approve, adopt, reject, refer, " +
        'postpone, appoint, note, assign, other',
    ],
    [
      'a date that is none',
      { ...CHANGE, layer: 'meetings', to: { values: { date: '2024-02-30' } } },
      "to.values.date: '2024-02-30' is no date of the calendar: expected YYYY-MM-DD, or null " +
        'where the text gives no day',
    ],
    ['accept with values', { ...ACCEPT, to: {} }, "to: goes with 'change' and 'add' only"],
    [
      'a change of nothing',
      { ...CHANGE, to: { values: {} } },
      'to: is missing: what shall stand there instead?',
    ],
    [
      'a change of nothing in the meeting',
      MEETING,
      'to: is missing: what shall stand there instead?',
    ],
    [
      'a decision without kind',
      ADD,
      'to.values.kind: is missing: a new fact of this layer needs it',
    ],
    [
      'somebody present without status',
      { ...ADD, layer: 'attendance' },
      'to.values.status: is missing: a new fact of this layer needs it',
    ],
    [
      'a new fact with two spans',
      { ...ADD, to: { span: SPAN, values: { kind: 'note' } } },
      "to.span: is not expected: the new fact's span stands outside 'to'",
    ],
    ['reviewed by nobody', { ...REVIEWED, who: undefined }, 'who: is missing: expected text'],
    [
      'reviewed on a day',
      { ...REVIEWED, when: '2025-03-01' },
      "when: expected a time such as 2025-03-01T14:30:00Z, not '2025-03-01'",
    ],
    [
      'nothing reviewed',
      { ...REVIEWED, reviewed: [] },
      'reviewed: expected at least one, not a list',
    ],
    [
      'a short checksum',
      { ...ACCEPT, sha256: 'a0' },
      "sha256: expected 64 hexadecimal digits in small letters, not 'a0'",
    ],
  ])('%s', (_, line, expected) => {
    expect(problems(ACCEPT, line)).toEqual([`c.ndjson:2: ${expected}`]);
  });

  it('all at once', () => {
    const wrong = { ...CHANGE, verdict: 'maybe', span: { start: -1, end: 'x' }, who: ' ' };
    expect(problems(wrong, '{', ACCEPT)).toEqual([
      expect.stringContaining('c.ndjson:1: who: is empty'),
      expect.stringContaining('c.ndjson:1: verdict: '),
      expect.stringContaining('c.ndjson:1: span.start: '),
      expect.stringContaining('c.ndjson:1: span.end: '),
      expect.stringContaining('c.ndjson:2: file: is no JSON'),
    ]);
  });
});
