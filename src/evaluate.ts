/** From folders of documents with gold to a scored run. */
import { basename } from 'node:path';
import type { Example } from '../eval/example.ts';
import { parseGold } from '../eval/gold/parse.ts';
import { type GoldProblem, problemLine } from '../eval/gold/problem.ts';
import type { Run } from '../eval/run.ts';
import { type ScoredDocument, scoreExample } from '../eval/score.ts';
import { assertSpans } from '../eval/spans.ts';
import { plural } from '../eval/table.ts';
import type { Analyse } from './analyse.ts';
import { EXIT, errorLine, UserError } from './errors.ts';
import { findGold, type GoldPair, type Scope } from './gold-files.ts';
import type { Progress } from './progress.ts';

/** Scores every document with gold. Throws UserError that tells all that is wrong with gold files. */
export async function scoreFolders(
  scope: Scope,
  { analyse, progress }: { readonly analyse: Analyse; readonly progress: Progress },
): Promise<Run> {
  const { pairs, skipped, drafts } = await findGold(scope);
  if (pairs.length === 0) {
    const genre = scope.genre === null ? '' : ` of genre '${scope.genre}'`;
    const where = scope.folders.join(', ');
    const only = drafts === 0 ? '' : ` but ${plural(drafts, 'draft')}`;
    throw new UserError(`no document${genre} with a .gold.json beside it in ${where}${only}`);
  }
  const documents: ScoredDocument[] = [];
  const problems: GoldProblem[] = [];
  for (const [index, pair] of pairs.entries()) {
    progress.advance(index, pairs.length);
    const result = await examine(pair, analyse);
    if ('problems' in result) problems.push(...result.problems);
    else documents.push(scoreExample(result));
  }
  progress.clear();
  if (problems.length > 0) {
    throw new UserError(problems.map(problemLine).join('\n'), EXIT.someFailed);
  }
  return { skipped, drafts, documents };
}

async function examine(
  { id, genre, file, goldPath, goldJson }: GoldPair,
  analyse: Analyse,
): Promise<Example | { readonly problems: readonly GoldProblem[] }> {
  try {
    const record = await analyse(file);
    assertSpans(record);
    if (goldJson === null) return { id, genre, gold: null, record };
    const { gold, problems } = parseGold(goldPath, goldJson, record.text, basename(id));
    return gold === null ? { problems } : { id, genre, gold, record };
  } catch (cause) {
    throw new Error(`${id}: ${errorLine(cause)}`, { cause });
  }
}
