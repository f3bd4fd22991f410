/** What a change gained and lost, by name: a sum alone hides six decisions lost in one place. */
import { ratio, ratios } from './counts.ts';
import type { Finding } from './finding.ts';
import { byGenre } from './group.ts';
import { LAYERS } from './layers.ts';
import { describe, VALUES } from './report.ts';
import type { Run } from './run.ts';
import { type DocumentScore, type Totals, total } from './score.ts';
import { figure, plural, signed, table } from './table.ts';

/** What changed between two runs. */
export interface Comparison {
  /** Scores of the documents that stand in both runs. */
  readonly before: readonly DocumentScore[];
  readonly after: readonly DocumentScore[];
  /** Errors of the former run that are gone. */
  readonly gained: readonly Finding[];
  /** Errors that the former run did not have. */
  readonly lost: readonly Finding[];
  /** Documents that only one of the runs holds: left out of all else. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/** Compares two runs over the documents they share. */
export function compareRuns(former: Run, current: Run): Comparison {
  const names = (run: Run) => new Set(run.documents.map(({ document }) => document));
  const [old, now] = [names(former), names(current)];
  const before = former.documents.filter(({ document }) => now.has(document));
  const after = current.documents.filter(({ document }) => old.has(document));
  const errorsBefore = before.flatMap(({ findings }) => findings);
  const errorsAfter = after.flatMap(({ findings }) => findings);
  const missed = new Set([...missedMarks(errorsBefore), ...missedMarks(errorsAfter)]);
  // Ends and values are news only of a mark that both runs found.
  const news = (finding: Finding) =>
    finding.type === 'missed' || finding.type === 'spurious' || !missed.has(markKey(finding));
  return {
    before,
    after,
    gained: without(errorsBefore, errorsAfter).filter(news),
    lost: without(errorsAfter, errorsBefore).filter(news),
    onlyBefore: [...old].filter((name) => !now.has(name)),
    onlyAfter: [...now].filter((name) => !old.has(name)),
  };
}

function missedMarks(findings: readonly Finding[]): string[] {
  return findings.filter(({ type }) => type === 'missed').map(markKey);
}

/** The mark an error is about, on the side that is sure to exist. */
function markKey({ document, layer, value, gold, predicted }: Finding): string {
  const side = gold ?? predicted;
  const field = layer === 'fields' ? value : null;
  return JSON.stringify([document, layer, field, side?.span ?? side?.quote]);
}

/** A field that was missing and is now wrong is neither a gain nor a loss. */
function errorKey(finding: Finding): string {
  const type = finding.layer === 'fields' ? 'not right' : finding.type;
  return `${type} ${finding.value} ${markKey(finding)}`;
}

/** Those of `a` that `b` does not hold; an error that stands twice must be held twice. */
function without(a: readonly Finding[], b: readonly Finding[]): Finding[] {
  const held = new Map<string, number>();
  for (const finding of b) held.set(errorKey(finding), (held.get(errorKey(finding)) ?? 0) + 1);
  return a.filter((finding) => {
    const key = errorKey(finding);
    const left = held.get(key) ?? 0;
    held.set(key, left - 1);
    return left <= 0;
  });
}

/** The comparison as text: differences by genre first, then each gain and loss. */
export function reportComparison(comparison: Comparison): string {
  const { before, after, gained, lost, onlyBefore, onlyAfter } = comparison;
  const formerGenres = byGenre(before);
  const groups: Group[] = [...byGenre(after)].map(([genre, scores]) => [
    genre,
    total(formerGenres.get(genre) ?? []),
    total(scores),
  ]);
  groups.push(['all genres', total(before), total(after)]);
  return [
    `${plural(after.length, 'document')} in both runs`,
    ...onlyIn('the former run', onlyBefore),
    ...onlyIn('this run', onlyAfter),
    deltaTables(groups),
    list('Gained', 'no longer', gained),
    list('Lost', 'now', lost),
  ].join('\n\n');
}

function onlyIn(run: string, documents: readonly string[]): string[] {
  return documents.length === 0 ? [] : [`only in ${run}: ${documents.join(', ')}`];
}

type Group = readonly [genre: string, before: Totals, after: Totals];

function deltaTables(groups: readonly Group[]): string {
  const layers = groups.flatMap(layerDeltas);
  const values = groups.flatMap(valueDeltas);
  const layerHead = ['layer', 'tp', 'fp', 'fn', 'strict tp', 'F1 before', 'F1 after'];
  const valueHead = ['value', 'found', 'right', 'of gold before', 'of gold after'];
  const tables = [
    ...(layers.length === 0 ? [] : [table(layerHead, layers)]),
    ...(values.length === 0 ? [] : [table(valueHead, values)]),
  ];
  return tables.length === 0 ? 'No counts differ.' : tables.join('\n\n');
}

function layerDeltas([genre, before, after]: Group): string[][] {
  return LAYERS.flatMap((layer) => {
    const [old, now] = [before.layers[layer], after.layers[layer]];
    if (old === undefined || now === undefined) return [];
    const changes = (['tp', 'fp', 'fn', 'strict'] as const).map((name) => now[name] - old[name]);
    if (changes.every((change) => change === 0)) return [];
    const scores = [ratios(old).f1, ratios(now).f1].map(figure);
    return [[`${genre}: ${layer}`, ...changes.map(signed), ...scores]];
  });
}

function valueDeltas([genre, before, after]: Group): string[][] {
  return VALUES.flatMap((name) => {
    const [old, now] = [before.values[name], after.values[name]];
    if (old === undefined || now === undefined) return [];
    const changes = [now.found - old.found, now.right - old.right];
    if (changes.every((change) => change === 0)) return [];
    const shares = [ratio(old.right, old.gold), ratio(now.right, now.gold)].map(figure);
    return [[`${genre}: ${name}`, ...changes.map(signed), ...shares]];
  });
}

function list(name: string, adverb: string, findings: readonly Finding[]): string {
  const lines = findings.map(
    (finding) => `  ${finding.document} ${finding.layer}: ${adverb} ${describe(finding)}`,
  );
  return [`${name}: ${findings.length}`, ...lines].join('\n');
}
