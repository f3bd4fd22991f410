import { describe, expect, it } from 'vitest';
import { readIob2 } from '../../../eval/ner/iob2.ts';
import { labelOf } from '../../../eval/ner/labels.ts';
import { answerOf, type Task, tasksOf } from '../../../eval/ner/task.ts';

function tasks(text: string) {
  return tasksOf(readIob2(text).sentences);
}

function first(text: string): Task {
  const [task] = tasks(text).tasks;
  if (task === undefined) throw new Error('no sentence');
  return task;
}

describe('tasksOf', () => {
  it('joins tokens with spaces and marks gold by characters', () => {
    const { text, gold, line } = first('\nI\tO\nNya\tB-LOC\nHedby\tI-LOC\n😀\tO\nS\tB-ORG\n');
    expect(text).toBe('I Nya Hedby 😀 S');
    expect(gold.map(({ start, end, label }) => `${label} ${text.slice(start, end)}`)).toEqual([
      'LOC Nya Hedby',
      'ORG S',
    ]);
    expect(line).toBe(2);
  });

  it('counts tokens as the file cuts them, whatever the tokeniser does', () => {
    const { tokens, tasks: made } = tasks('väg\tO\nE4\tB-LOC\n\nt ex\tO\n');
    expect(tokens).toBe(3);
    expect(made.map(({ words }) => words)).toEqual([
      ['väg', 'E', '4'],
      ['t', 'ex'],
    ]);
  });

  it('reads the labels of other guidelines, and tells of them', () => {
    const {
      tasks: made,
      mapped,
      leftOut,
    } = tasks(
      'Anna\tB-PRS\nEk\tI-PRS\n\nHedby\tB-place\nBokmässan\tB-EVN\nSaab\tB-OBJ/ORG\nBo\tB-PER\nValet\tB-EVN\n',
    );
    expect(made.map(({ gold }) => gold.map(({ label }) => label))).toEqual([
      ['PER'],
      ['LOC', 'PER'],
    ]);
    expect([...mapped]).toEqual([
      ['PRS', 'PER'],
      ['place', 'LOC'],
    ]);
    expect([...leftOut]).toEqual([
      ['EVN', 2],
      ['OBJ/ORG', 1],
    ]);
  });
});

it.each([
  ['PER', 'PER'],
  ['person', 'PER'],
  ['PRS', 'PER'],
  ['inst', 'ORG'],
  ['ORGANIZATION', 'ORG'],
  ['place', 'LOC'],
  ['Loc', 'LOC'],
  ['MISC', null],
  ['LOC/ORG', null],
  ['TME', null],
  ['', null],
])('labelOf %j is %j', (name, label) => {
  expect(labelOf(name)).toBe(label);
});

describe('answerOf', () => {
  const task = first('vid\tO\nE4\tB-LOC\nSödra\tI-LOC\n.\tO\n');

  it('gives characters, so that parted tokens still meet gold', () => {
    const answer = answerOf(task, [{ start: 1, end: 4, label: 'LOC', score: 0.9 }]);
    expect(answer).toEqual(task.gold.map((name) => ({ ...name, score: 0.9 })));
  });

  it('may end inside a token of the file', () => {
    const [name] = answerOf(task, [{ start: 1, end: 2, label: 'LOC', score: 0.9 }]);
    expect(task.text.slice(name?.start, name?.end)).toBe('E');
  });

  it('refuses tokens that are not there', () => {
    expect(() => answerOf(task, [{ start: 4, end: 9, label: 'LOC', score: 1 }])).toThrow(
      RangeError,
    );
  });
});
