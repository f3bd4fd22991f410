/** What a hundred times as many documents take: time, memory, store. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDocuments } from '../documents.ts';
import type { Figure } from '../figures.ts';
import { command, type Spent, sizeOf } from '../process.ts';
import type { Setup } from '../setup.ts';
import { WORDS } from '../texts.ts';

/** How many times the memory of the smallest folder the largest may take. */
const FLAT = 1.1;

/** A folder that was worked through. */
export interface Step extends Pick<Spent, 'seconds' | 'peak'> {
  readonly count: number;
  /** Bytes of the store. */
  readonly store: number;
}

/** Runs the command on three folders of short documents, with two workers. */
export async function growth({ parts, growth: most, folder, tell }: Setup): Promise<Figure[]> {
  const steps: Step[] = [];
  for (const part of [100, 10, 1]) {
    const count = Math.max(1, Math.round(most / part));
    tell(`growth: ${count} documents`);
    const below = join(folder, `growth-${count}`);
    writeDocuments(below, parts, { count, words: WORDS.short });
    const store = `${below}.sqlite`;
    const options = ['--workers', '2', '--threads', '2', '--store', store];
    const { seconds, peak } = await command('run', below, ...options);
    steps.push({ count, seconds, peak, store: sizeOf(store) });
    rmSync(below, { recursive: true });
    rmSync(store);
  }
  return growthFigures(steps);
}

/** The figures of folders, the smallest first, which is what the others are held against. */
export function growthFigures(steps: readonly Step[]): Figure[] {
  const part = 'growth';
  const [first] = steps;
  if (first === undefined) return [];
  const figures = steps.flatMap(({ count, seconds, peak, store }): Figure[] => {
    const of = `${count} documents`;
    return [
      { part, name: `${of}, time`, value: seconds, unit: 's' },
      { part, name: `${of}, speed`, value: count / seconds, unit: 'documents/s' },
      { part, name: `${of}, peak of the command`, value: peak.own, unit: 'MB' },
      { part, name: `${of}, peak with its workers`, value: peak.together, unit: 'MB' },
      { part, name: `${of}, store a document`, value: store / count, unit: 'bytes' },
    ];
  });
  const last = steps.at(-1) ?? first;
  const ratio = (name: string, value: (step: Step) => number): Figure => {
    const beside = `${last.count} against ${first.count} documents`;
    return { part, name, value: value(last) / value(first), unit: '×', beside };
  };
  return [
    ...figures,
    ratio('time a document', ({ seconds, count }) => seconds / count),
    ratio('store a document', ({ store, count }) => store / count),
    { ...ratio('peak of the command', ({ peak }) => peak.own), target: { most: FLAT } },
    { ...ratio('peak with its workers', ({ peak }) => peak.together), target: { most: FLAT } },
  ];
}
