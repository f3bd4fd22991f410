/** What a comparison says in words and cells, for HTML and Markdown alike. */
import type { Change, Comparison, LayerTest } from '../compare.ts';
import { figure, plural } from '../table.ts';
import type { Table } from './tables.ts';

/** What the two runs have in common, and what was left out for want of it. */
export function sharedLine(comparison: Comparison): string[] {
  const { after, gained, lost, onlyBefore, onlyAfter, otherText } = comparison;
  const left: readonly (readonly [string, readonly string[]])[] = [
    ['Only in the former run', onlyBefore],
    ['Only in this run', onlyAfter],
    ['Not compared, another text', otherText],
  ];
  return [
    `${plural(after.length, 'document')} in both runs: ${plural(gained.length, 'error')} gone, ` +
      `${lost.length} new.`,
    ...left.flatMap(([what, names]) =>
      names.length === 0 ? [] : [`${what}: ${names.join(', ')}.`],
    ),
  ];
}

/** The paired tests, one a row. */
export function testsTable(tests: readonly LayerTest[]): Table {
  return {
    id: 'tests',
    title: 'Is it more than noise?',
    note:
      'Paired bootstrap of F1 over documents, both runs scored on the same draws. A difference ' +
      'whose interval holds 0 may be noise.',
    head: ['layer', 'F1 before', 'F1 after', 'difference', '95 % interval', 'p'],
    rows: tests.map(({ layer, reading, before, after, test }) => [
      `${layer}, ${reading}`,
      figure(before),
      figure(after),
      ...(test === null
        ? ['too few documents', '', '']
        : [
            difference(test.difference),
            `${difference(test.interval.low)} to ${difference(test.interval.high)}`,
            test.p.toFixed(3),
          ]),
    ]),
  };
}

function difference(value: number): string {
  const text = Math.abs(value).toFixed(3);
  return Number(text) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`;
}

const CHANGES = ['appeared', 'vanished', 'changed'] as const;

/** 'decisions: 3 appeared, 5 vanished'. */
export function changeTitle(layer: string, changes: readonly Change[]): string {
  const counts = CHANGES.flatMap((type) => {
    const count = changes.filter((change) => change.type === type).length;
    return count === 0 ? [] : [`${count} ${type}`];
  });
  return `${layer}: ${counts.join(', ')}`;
}

/** Which values differ, or the values of what stands in one run only. */
export function differencesOf({ before, after }: Change): string {
  const side = after ?? before;
  if (side === null) return '';
  const one = before === null || after === null;
  return Object.entries(side.values)
    .flatMap(([name, value]) => {
      if (one) return value === null ? [] : [`${name} ${value}`];
      const was = before?.values[name] ?? null;
      return was === value ? [] : [`${name}: ${was ?? 'nothing'} → ${value ?? 'nothing'}`];
    })
    .join(' · ');
}
