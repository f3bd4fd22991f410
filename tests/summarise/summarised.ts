/** A text and what the summary makes of it, with facts given by their words. */
import { classify } from '../../pipeline/classify/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import { type SummaryOptions, summarise } from '../../pipeline/summarise/index.ts';
import type { Deadline, Minutes } from '../../pipeline/types.ts';
import { resolved } from '../support/build.ts';

/** A deadline where these words stand first. */
function due(text: string, words: string): Deadline {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`no '${words}'`);
  return {
    id: words,
    span: { start, end: start + words.length },
    text: words,
    date: null,
    event: null,
    action: null,
    responsible: [],
    agendaItem: null,
    confidence: 1,
    by: 'test',
  };
}

/** Minutes of a text; names are marked as `resolved` has it, `times` are its deadlines. */
export async function summarised(
  marked: string,
  times: readonly string[] = [],
  options: SummaryOptions = {},
): Promise<Minutes> {
  const decided = decide(await classify(resolved(marked), null));
  const deadlines = times.map((words) => due(decided.text, words));
  return summarise({ ...decided, deadlines, actions: [], meetings: [] }, options);
}
