/** A comparison as text: differences in counts first, then each gain and loss. */
import type { Change, Comparison, LayerTest } from '../compare.ts';
import { inLine } from '../context.ts';
import { type Counts, ratio, type ValueCounts } from '../counts.ts';
import { describe, type Finding, placeOf } from '../finding.ts';
import { byGenre, groupBy } from '../group.ts';
import { LAYERS } from '../layers.ts';
import type { ScoredDocument } from '../score.ts';
import { type Summary, summarise } from '../summary.ts';
import { figure, plural, signed, table } from '../table.ts';
import { talliesOf } from '../tally.ts';
import { changeTitle, differencesOf, testsTable } from './changes.ts';

/** The whole comparison. */
export function reportComparison(comparison: Comparison): string {
  const { after, gained, lost, unjudged, tests, otherText } = comparison;
  return [
    `${plural(after.length, 'document')} in both runs`,
    ...named('only in the former run', comparison.onlyBefore),
    ...named('only in this run', comparison.onlyAfter),
    ...named('not compared, another text', otherText),
    deltaTables(comparison),
    ...(tests.length === 0 ? [] : [testTable(tests)]),
    list('Gained', 'no longer', gained),
    list('Lost', 'now', lost),
    ...(unjudged.length === 0 ? [] : [unjudgedList(unjudged)]),
  ].join('\n\n');
}

function named(what: string, documents: readonly string[]): string[] {
  return documents.length === 0 ? [] : [`${what}: ${documents.join(', ')}`];
}

interface Group {
  readonly name: string;
  readonly before: Summary;
  readonly after: Summary;
}

// Counts alone are shown, so nothing need be drawn.
const NO_DRAWS = { seed: 1, resamples: 0 };

function deltaTables({ before, after }: Comparison): string {
  const group = (name: string, old: readonly ScoredDocument[], now: readonly ScoredDocument[]) => ({
    name,
    before: summarise(talliesOf(old), NO_DRAWS),
    after: summarise(talliesOf(now), NO_DRAWS),
  });
  const old = byGenre(before);
  const groups: Group[] = [...byGenre(after)].map(([genre, own]) =>
    group(genre, old.get(genre) ?? [], own),
  );
  groups.push(group('all genres', before, after));
  const layers = groups.flatMap(layerDeltas);
  const values = groups.flatMap(valueDeltas);
  const layerHead = ['layer', 'found', 'spurious', 'missed', 'strict', 'F1 before', 'F1 after'];
  const valueHead = ['value', 'found', 'right', 'of gold before', 'of gold after'];
  const tables = [
    ...(layers.length === 0 ? [] : [table(layerHead, layers)]),
    ...(values.length === 0 ? [] : [table(valueHead, values)]),
  ];
  return tables.length === 0 ? 'No counts differ.' : tables.join('\n\n');
}

function layerDeltas({ name, before, after }: Group): string[][] {
  return LAYERS.flatMap((layer) => {
    const [old, now] = [before.layers[layer], after.layers[layer]];
    if (old === undefined || now === undefined) return [];
    const [was, is] = [shown(old.counts), shown(now.counts)];
    const changes = is.map((count, column) => count - (was[column] ?? 0));
    if (changes.every((change) => change === 0)) return [];
    const scores = [old, now].map(({ readings }) => figure(readings.overlap.f1.value));
    return [[`${name}: ${layer}`, ...changes.map(signed), ...scores]];
  });
}

function shown({ gold, predicted }: Counts): number[] {
  return [gold.found, predicted.total - predicted.found, gold.total - gold.found, gold.strict];
}

function valueDeltas({ name, before, after }: Group): string[][] {
  return Object.entries(after.values).flatMap(([value, now]) => {
    const old: ValueCounts | undefined = before.values[value];
    if (old === undefined) return [];
    const changes = [now.found - old.found, now.right - old.right];
    if (changes.every((change) => change === 0)) return [];
    const shares = [ratio(old.right, old.gold), ratio(now.right, now.gold)].map(figure);
    return [[`${name}: ${value}`, ...changes.map(signed), ...shares]];
  });
}

function testTable(tests: readonly LayerTest[]): string {
  const { title, head, rows } = testsTable(tests);
  return `${title}\n${table(head, rows)}`;
}

function list(name: string, adverb: string, findings: readonly Finding[]): string {
  const lines = findings.map(
    (finding) => `  ${finding.document} ${finding.layer}: ${adverb} ${describe(finding)}`,
  );
  return [`${name}: ${findings.length}`, ...lines].join('\n');
}

/** 'decisions: 3 appeared, 5 vanished', each with its sentence. */
function unjudgedList(changes: readonly Change[]): string {
  const parts = [...groupBy(changes, ({ layer }) => layer)].map(([layer, own]) =>
    [changeTitle(layer, own), ...own.map(changeLine)].join('\n'),
  );
  return ['Where there is no gold:', ...parts].join('\n');
}

function changeLine(change: Change): string {
  const { document, type, before, after, context } = change;
  const at = placeOf({ gold: after, predicted: before });
  const place = at === null ? '' : ` ${at.start}–${at.end}`;
  const sentence = context === null ? '' : inLine(context, null, at);
  const what = [differencesOf(change), ...endsOf(change)].filter(Boolean).join(' · ');
  const parts = [`  ${document}: ${type}${place}`, what && `[${what}]`];
  return [...parts, sentence || (after ?? before)?.quote].filter(Boolean).join('  ');
}

/** What a mark that has other ends now was before. */
function endsOf({ before, after }: Change): string[] {
  if (before === null || after === null || before.quote === after.quote) return [];
  return [`was '${before.quote.replace(/\s+/gu, ' ')}'`];
}
