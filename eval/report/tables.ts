/** The tables of an evaluation as cells: printed as text, as Markdown and as HTML alike. */
import { LEAST_UNITS } from '../bootstrap.ts';
import { MISSED, SPURIOUS } from '../confusion.ts';
import { outcomes, READINGS } from '../counts.ts';
import type { Evaluation } from '../evaluation.ts';
import { LAYERS, type Layer } from '../layers.ts';
import { NAMES } from '../score.ts';
import type { Slice, Slicing } from '../slices.ts';
import type { LayerScores, Scores, Summary } from '../summary.ts';
import { figure, plural, withInterval } from '../table.ts';

/** A table with what it says in a line above it. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** What a reader must know to read it. */
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All tables, the one that matters most first. Empty ones are left out. */
export function tablesOf(evaluation: Evaluation): Table[] {
  const { summary } = evaluation;
  const all = [
    layersTable(summary),
    readingsTable(summary),
    outcomesTable(summary),
    sliceTable(evaluation, 'genre'),
    sliceTable(evaluation, 'body'),
    typesTable(summary),
    valuesTable(summary),
    confidenceTable(evaluation),
    ...confusionTables(evaluation),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** How the intervals came about, and where there are none. */
export function methodOf({ resampling, summary }: Evaluation): string {
  if (summary.documents < LEAST_UNITS) {
    return `No intervals: fewer than ${LEAST_UNITS} documents.`;
  }
  const { resamples, seed } = resampling;
  return (
    `In brackets: 95 % intervals, bootstrap over documents (${resamples} resamples, seed ${seed}); ` +
    'where no error was seen, the exact binomial one.'
  );
}

/** '18 documents, 2 more without gold, 1 draft not scored'. */
export function documentsLine({ summary, documents, skipped, drafts }: Evaluation): string {
  const without = documents.length - summary.documents + skipped;
  return [
    plural(summary.documents, 'document'),
    ...(without > 0 ? [`${without} more without gold`] : []),
    ...(drafts > 0 ? [`${plural(drafts, 'draft')} not scored`] : []),
  ].join(', ');
}

function layersOf(summary: Summary): [Layer | typeof NAMES, LayerScores][] {
  return ([...LAYERS, NAMES] as const).flatMap((layer) => {
    const scores = summary.layers[layer];
    return scores === undefined ? [] : [[layer, scores] as [Layer | typeof NAMES, LayerScores]];
  });
}

function layersTable(summary: Summary): Table {
  const cells = ({ counts, readings }: Scores) => [
    ...[counts.gold.total, counts.predicted.total, counts.gold.found].map(String),
    ...(['precision', 'recall', 'f1'] as const).map((name) => withInterval(readings.overlap[name])),
  ];
  return {
    id: 'layers',
    title: 'Layers',
    note:
      'Found: pairs of a gold mark and a prediction that overlap, one to one. P and R: found of ' +
      'what was predicted and of gold. Names: people, organisations and places as one layer.',
    head: ['layer', 'gold', 'predicted', 'found', 'P', 'R', 'F1'],
    rows: [
      ...layersOf(summary).map(([layer, scores]) => [layer, ...cells(scores)]),
      ['all but names', ...cells(summary.all)],
    ],
  };
}

function readingsTable(summary: Summary): Table {
  const cells = ({ readings }: Scores) => READINGS.map((one) => withInterval(readings[one].f1));
  const macro = READINGS.map((one) => figure(summary.all.macro[one]));
  return {
    id: 'readings',
    title: 'F1 by what counts as right',
    note:
      'Overlap: found at all; type: and of the right type; partial: other ends count half; exact: ' +
      'both ends right; strict: ends and type right (SemEval-2013).',
    head: ['layer', ...READINGS],
    rows: [
      ...layersOf(summary).map(([layer, scores]) => [layer, ...cells(scores)]),
      ['micro, all but names', ...cells(summary.all)],
      ['macro, mean of layers', ...macro],
    ],
  };
}

/** The four readings of SemEval-2013: the plain overlap has the table of layers. */
const SEMEVAL = READINGS.filter((reading) => reading !== 'overlap');

function outcomesTable(summary: Summary): Table {
  const rows = ([name, { counts, readings }]: readonly [string, Scores]) =>
    SEMEVAL.map((reading) => {
      const { correct, incorrect, partial, missed, spurious } = outcomes(counts, reading);
      const { precision, recall, f1 } = readings[reading];
      return [
        `${name}, ${reading}`,
        ...[correct, incorrect, partial, missed, spurious].map(String),
        ...[precision, recall, f1].map(withInterval),
      ];
    });
  return {
    id: 'outcomes',
    title: 'Outcomes under each reading',
    note:
      'Gold is correct, incorrect, partial or missed; predictions are correct, incorrect, partial ' +
      'or spurious. A partial one counts half.',
    head: [
      'layer, reading',
      'correct',
      'incorrect',
      'partial',
      'missed',
      'spurious',
      'P',
      'R',
      'F1',
    ],
    rows: [...layersOf(summary), ['all but names', summary.all] as const].flatMap(rows),
  };
}

function sliceTable({ genres, bodies, summary }: Evaluation, slicing: Slicing): Table {
  const slices = slicing === 'genre' ? genres : bodies;
  const columns = LAYERS.filter((layer) => summary.layers[layer] !== undefined);
  const cell = ({ summary: own }: Slice, layer: Layer) => {
    const scores = own.layers[layer];
    if (scores === undefined) return '';
    const { f1 } = scores.readings.overlap;
    return f1.value === null ? '–' : `${figure(f1.value)} (${scores.counts.gold.total})`;
  };
  return {
    id: slicing,
    title: slicing === 'genre' ? 'By genre' : 'By body',
    note: `F1 by overlap, gold marks in brackets. * Fewer than ${LEAST_UNITS} documents: too few to judge by.`,
    head: [slicing, 'documents', ...columns],
    rows: slices.map((slice) => [
      slice.name,
      `${slice.summary.documents}${slice.degenerate ? ' *' : ''}`,
      ...columns.map((layer) => cell(slice, layer)),
    ]),
  };
}

function typesTable(summary: Summary): Table {
  const rows = layersOf(summary).flatMap(([layer, { types, macro }]) => {
    const entries = Object.entries(types);
    if (entries.length < 2) return [];
    const own = entries.map(([type, { counts, readings }]) => [
      `${layer}: ${type}`,
      ...[counts.gold.total, counts.predicted.total].map(String),
      ...(['precision', 'recall'] as const).map((name) => figure(readings.type[name].value)),
      withInterval(readings.type.f1),
      withInterval(readings.strict.f1),
    ]);
    return [...own, [`${layer}: macro`, '', '', '', '', figure(macro.type), figure(macro.strict)]];
  });
  return {
    id: 'types',
    title: 'By type',
    note: 'P and R count what is found with the right type; strict: with the right ends, too.',
    head: ['type', 'gold', 'predicted', 'P', 'R', 'F1', 'strict F1'],
    rows,
  };
}

function valuesTable(summary: Summary): Table {
  return {
    id: 'values',
    title: 'Values',
    note: 'Of the marks whose value gold states, how many were found, and how many values are right.',
    head: ['value', 'gold', 'found', 'right', 'of found', 'of gold'],
    rows: Object.entries(summary.values).map(([name, { gold, found, right, ofFound, ofGold }]) => [
      name,
      ...[gold, found, right].map(String),
      withInterval(ofFound),
      withInterval(ofGold),
    ]),
  };
}

function confidenceTable({ confidence }: Evaluation): Table {
  return {
    id: 'confidence',
    title: 'Confidence',
    note:
      'ECE: mean distance between confidence and the share that is right (0 is best); Brier: mean ' +
      'squared error; AP: average precision over the threshold.',
    head: ['layer', 'predicted', 'ECE', 'Brier', 'AP'],
    rows: LAYERS.flatMap((layer) => {
      const scores = confidence[layer];
      if (scores === undefined) return [];
      const { count, ece, brier, averagePrecision } = scores;
      return [[layer, String(count), ...[ece, brier, averagePrecision].map(figure)]];
    }),
  };
}

function confusionTables({ confusion }: Evaluation): Table[] {
  return Object.entries(confusion).map(([layer, { types, cells }]) => ({
    id: `confusion-${layer}`,
    title: `Confusion: ${layer}`,
    note: 'Gold down, predicted across.',
    head: ['gold', ...types, MISSED],
    rows: [...types, SPURIOUS].map((type, row) => [
      type,
      ...(cells[row] ?? []).map((count) => (count === 0 ? '·' : String(count))),
    ]),
  }));
}
