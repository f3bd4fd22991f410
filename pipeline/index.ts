/**
 * The pipeline: bytes in, minutes out. The stages are called in order, one per line; each takes
 * the former's type and adds its own field.
 */
import { assign } from './assign/index.ts';
import { classify } from './classify/index.ts';
import { date } from './date/index.ts';
import { decide } from './decide/index.ts';
import { head } from './head/index.ts';
import { ingest } from './ingest/index.ts';
import { recognise } from './recognise/index.ts';
import { resolve } from './resolve/index.ts';
import { segment } from './segment/index.ts';
import type { Tools } from './stage.ts';
import { summarise } from './summarise/index.ts';
import type { Minutes, SourceFile } from './types.ts';

export { toRecord } from './record-of.ts';

/** Says what a document says. Never throws on a document's account: its problems are notes. */
export async function analyse(file: SourceFile, tools: Tools): Promise<Minutes> {
  const document = ingest(file, tools.decode);
  const segmented = segment(document);
  const recognised = await recognise(segmented, tools.tagger);
  const headed = head(recognised);
  const resolved = resolve(headed);
  const classified = await classify(resolved, tools.acts);
  const decided = decide(classified);
  const dated = date(decided);
  const assigned = assign(dated);
  return summarise(assigned);
}
