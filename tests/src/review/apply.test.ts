import { describe, expect, test } from 'vitest';
import { applyCorrections } from '../../../eval/gold/apply.ts';
import { type Correction, REVIEW_LAYERS } from '../../../eval/gold/corrections.ts';
import { FACT_LAYERS } from '../../../eval/gold/facts.ts';
import { assertSpans } from '../../../eval/spans.ts';
import { type MinutesRecord, recordSchema } from '../../../pipeline/record.ts';
import { applyReview } from '../../../src/review/apply.ts';
import { randomOf } from '../serve/fuzz.ts';
import { randomReview, rich } from './reviewed.ts';

const PREDICTION = rich();

function linesOf(corrections: readonly Correction[]) {
  return corrections.map((correction, i) => ({ line: i + 1, correction }));
}

/** Gold, as a file would hold it: marks with their values. */
function goldOf(record: MinutesRecord, corrections: readonly Correction[]) {
  const { facts, meeting } = applyCorrections(record, linesOf(corrections));
  const marks = facts.map(({ layer, span, values }) => [layer, span.start, span.end, values]);
  return { meeting, marks: marks.map((mark) => JSON.stringify(mark)).sort() };
}

/** Ids that are told twice, and references to none. */
function faults(record: MinutesRecord): string[] {
  const lists = {
    entity: [...record.people, ...record.organisations, ...record.places],
    item: record.agenda,
    decision: record.decisions,
    deadline: record.deadlines,
    action: record.actions,
  };
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const twice = Object.entries(lists).flatMap(([name, list]) =>
    ids(list)
      .filter((id, i) => ids(list).indexOf(id) !== i)
      .map((id) => `${name} ${id} twice`),
  );
  const whos = [
    ...[...record.deadlines, ...record.actions].flatMap(({ responsible }) => responsible),
    ...record.decisions.flatMap((one) => one.reservations.flatMap(({ who }) => who)),
  ];
  const refs: [string, string | null, readonly { readonly id: string }[]][] = [
    ...whos.map(
      ({ id }) => ['who', id, lists.entity] as [string, string | null, typeof lists.entity],
    ),
    ...record.attendance.map(
      ({ person }) =>
        ['present', person, record.people] as [string, string | null, typeof record.people],
    ),
  ];
  const also = [
    ...record.decisions.flatMap((one) => [
      ['item', one.agendaItem, record.agenda] as const,
      ['deadline', one.deadline, record.deadlines] as const,
      ...one.assignedTo.map((id) => ['assigned', id, lists.entity] as const),
    ]),
    ...record.deadlines.map((one) => ['item', one.agendaItem, record.agenda] as const),
    ...record.actions.flatMap((one) => [
      ['item', one.agendaItem, record.agenda] as const,
      ['deadline', one.deadline, record.deadlines] as const,
      ['decision', one.decision, record.decisions] as const,
    ]),
    ...record.agenda.map((one) => ['parent', one.parent, record.agenda] as const),
    ...record.summary.perItem.map((one) => ['line', one.agendaItem, record.agenda] as const),
  ];
  const lost = [...refs, ...also].filter(([, id, list]) => id !== null && !ids(list).includes(id));
  const bare = lists.entity.filter(({ mentions }) => mentions.length === 0);
  return [...twice, ...lost.map(([name, id]) => `${name} ${id} is nowhere`), ...ids(bare)];
}

describe('whatever is said of a record', () => {
  const seeds = Array.from({ length: 120 }, (_, i) => i + 1);
  test.each(seeds)('it stays whole (%i)', (seed) => {
    const corrections = randomReview(randomOf(seed), PREDICTION, 14);
    const record = applyReview(PREDICTION, corrections);
    expect(recordSchema.safeParse(record).error?.issues).toBeUndefined();
    expect(faults(record)).toEqual([]);
    expect(() => assertSpans(record)).not.toThrow();
    expect(applyReview(record, corrections)).toEqual(record);
    expect(goldOf(record, [])).toEqual(goldOf(PREDICTION, corrections));
  });

  test('the corrections are of all layers and all sorts', () => {
    const all = seeds.flatMap((seed) => randomReview(randomOf(seed), PREDICTION, 14));
    const sorts = new Set(
      all.map((one) => ('reviewed' in one ? 'reviewed' : `${one.layer} ${one.verdict}`)),
    );
    const verdicts = ['accept', 'reject', 'change', 'add'];
    const every = FACT_LAYERS.flatMap((layer) => verdicts.map((verdict) => `${layer} ${verdict}`));
    // Organisations and places can only be moved, which random spans seldom do.
    expect(every.filter((sort) => !sorts.has(sort))).toEqual([]);
    expect(all.length).toBeGreaterThan(600);
    expect(REVIEW_LAYERS.length).toBe(FACT_LAYERS.length + 1);
  });

  test('nothing said is nothing changed', () => {
    expect(applyReview(PREDICTION, [])).toBe(PREDICTION);
  });
});
