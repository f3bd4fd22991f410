/** How good the summaries are: as text and as plain data. */

import { LEAST_WORDS } from '../../pipeline/summarise/length.ts';
import {
  atTheEdge,
  type Figure,
  intervals,
  type PairedTest,
  pairedTest,
  type Resampling,
  sumOf,
} from '../bootstrap.ts';
import { ratio } from '../counts.ts';
import { figure, plural, table, withInterval } from '../table.ts';
import { COVERED, type ItemScore, type SummaryScore } from './score.ts';
import { SYSTEMS, type System } from './systems.ts';

/** The number rises when the shape of the JSON changes. */
export const SUMMARIES_SCHEMA = 'klubbslag/eval-summaries@1';

/** A system's mean over items, and what ours has more. */
export interface SystemFigures {
  readonly system: System;
  readonly rouge: Figure;
  /** Null for ours, or with too few documents. */
  readonly ahead: PairedTest | null;
  /** Items in which ours has more, and less. */
  readonly won: number;
  readonly lost: number;
}

/** ROUGE-L of each system, ours first. */
export function systemFigures(
  scores: readonly SummaryScore[],
  resampling: Resampling,
): SystemFigures[] {
  const told = scores.filter(({ items }) => items.length > 0);
  const rows = (system: System) =>
    told.map(({ items }) => [
      items.length,
      items.reduce((sum, { rouge }) => sum + rouge[system], 0),
    ]);
  const mean = ([count = 0, sum = 0]: ArrayLike<number> & Iterable<number>) => sum / count;
  const items = told.flatMap((score) => score.items);
  return SYSTEMS.map((system) => {
    const own = rows(system);
    const [interval = null] = intervals(own, (sums) => [mean(sums)], resampling);
    const differ = (sign: 1 | -1) =>
      items.filter(({ rouge }) => sign * (rouge.klubbslag - rouge[system]) > 0).length;
    return {
      system,
      rouge: { value: items.length === 0 ? null : mean(sumOf(own)), interval },
      ahead: system === 'klubbslag' ? null : pairedTest(own, rows('klubbslag'), mean, resampling),
      won: differ(1),
      lost: differ(-1),
    };
  });
}

/** How much of gold's decisions or deadlines the summaries have. */
export interface CoverageFigures {
  readonly layer: (typeof COVERED)[number];
  readonly found: number;
  readonly covered: Figure;
  /** Of the characters of those found. */
  readonly quoted: Figure;
}

/** Coverage of what the program found, by layer. */
export function coverageFigures(
  scores: readonly SummaryScore[],
  resampling: Resampling,
): CoverageFigures[] {
  return COVERED.map((layer) => {
    const rows = scores.map(({ coverage }) => {
      const { found, covered, characters, quoted } = coverage[layer];
      return [found, covered, characters, quoted];
    });
    const [found = 0, covered = 0, characters = 0, quoted = 0] = sumOf(rows);
    const [ofMarks = null, ofText = null] = intervals(
      rows,
      ([f = 0, c = 0, all = 0, q = 0]: Iterable<number> & ArrayLike<number>) => [c / f, q / all],
      resampling,
    );
    return {
      layer,
      found,
      covered: { value: ratio(covered, found), interval: ofMarks && atTheEdge(ofMarks, found) },
      quoted: { value: ratio(quoted, characters), interval: ofText },
    };
  });
}

/** Shares of documents' words that their summaries quote. */
export interface LengthFigures {
  readonly documents: number;
  readonly mean: number | null;
  readonly most: number | null;
}

/** Of documents of some length, and of the short ones. */
export function lengthFigures(scores: readonly SummaryScore[]): {
  readonly long: LengthFigures;
  readonly short: LengthFigures;
} {
  const of = (some: readonly SummaryScore[]): LengthFigures => {
    const shares = some.map(({ words, quotedWords }) => quotedWords / words);
    const sum = shares.reduce((total, share) => total + share, 0);
    return {
      documents: some.length,
      mean: ratio(sum, some.length),
      most: some.length === 0 ? null : Math.max(...shares),
    };
  };
  return {
    long: of(scores.filter(({ words }) => words >= LEAST_WORDS)),
    short: of(scores.filter(({ words }) => words < LEAST_WORDS)),
  };
}

/** The tables. */
export function reportSummaries(scores: readonly SummaryScore[], resampling: Resampling): string {
  const { seed, resamples } = resampling;
  const items = scores.flatMap((score) => score.items).length;
  const [lines, unfounded] = sumOf(scores.map((score) => [score.lines, score.unfounded]));
  return [
    `${plural(scores.length, 'document')}, ${plural(items, 'item')} summed up by a person`,
    `In brackets: 95 % intervals, bootstrap over documents (${resamples} resamples, seed ${seed}).`,
    ...(items === 0 ? [] : [rougeTable(scores, resampling)]),
    'Decisions and deadlines of gold that were found: how many the summary has, and of their\n' +
      'characters how many it quotes.',
    table(
      ['layer', 'found', 'covered', 'characters'],
      coverageFigures(scores, resampling).map(({ layer, found, covered, quoted }) => [
        layer,
        String(found),
        withInterval(covered),
        withInterval(quoted),
      ]),
    ),
    `Lines without evidence: ${unfounded ?? 0} of ${lines ?? 0}`,
    'Words quoted, as a share of the document.',
    lengthTable(scores),
  ].join('\n\n');
}

function rougeTable(scores: readonly SummaryScore[], resampling: Resampling): string {
  const rows = systemFigures(scores, resampling).map(({ system, rouge, ahead, won, lost }) => [
    system,
    withInterval(rouge),
    ahead === null ? '' : withInterval({ value: ahead.difference, interval: ahead.interval }),
    ahead === null ? '' : figure(ahead.p),
    ...(system === 'klubbslag' ? ['', ''] : [String(won), String(lost)]),
  ]);
  const head =
    'ROUGE-L (F1, stemmed), mean over items. Ahead: what ours has more, paired; won and lost: items\n' +
    'in which ours has more or less. LexRank has as many words as ours.';
  return `${head}\n\n${table(['system', 'ROUGE-L', 'ahead', 'p', 'won', 'lost'], rows)}`;
}

function lengthTable(scores: readonly SummaryScore[]): string {
  const { long, short } = lengthFigures(scores);
  const row = (name: string, { documents, mean, most }: LengthFigures) => [
    name,
    String(documents),
    figure(mean),
    figure(most),
  ];
  return table(
    ['words', 'documents', 'mean', 'most'],
    [row(`${LEAST_WORDS} or more`, long), row('fewer', short)],
  );
}

/** What was said of each item, the greatest loss first. */
export function reportItems(scores: readonly SummaryScore[]): string {
  const loss = ({ rouge }: ItemScore) =>
    rouge.klubbslag - Math.max(...SYSTEMS.slice(1).map((system) => rouge[system]));
  const all = scores
    .flatMap(({ document, items }) => items.map((item) => ({ document, item })))
    .sort((a, b) => loss(a.item) - loss(b.item));
  const lines = all.map(({ document, item }) =>
    [
      `== ${document}: ${item.item} ==`,
      `reference         ${item.reference}`,
      ...SYSTEMS.map(
        (name) => `${name.padEnd(9)}  ${figure(item.rouge[name])}  ${item.said[name]}`,
      ),
    ].join('\n'),
  );
  return lines.join('\n\n');
}

/** All of it as plain data. */
export function summariesToJson(scores: readonly SummaryScore[], resampling: Resampling): object {
  return {
    schema: SUMMARIES_SCHEMA,
    resampling,
    systems: systemFigures(scores, resampling),
    coverage: coverageFigures(scores, resampling),
    length: lengthFigures(scores),
    documents: scores,
  };
}
