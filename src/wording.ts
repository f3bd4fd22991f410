/** A record's items worded by a model, each sentence held against those it was shown. */
import type { MinutesRecord } from '../pipeline/record.ts';
import { splitSentences } from '../pipeline/segment/sentences.ts';
import {
  checkWording,
  itemsOf,
  namesIn,
  type Wording,
  type Written,
} from '../pipeline/wording/index.ts';
import type { TextModel } from './models/own-writer.ts';

/** What a model made of a document. */
export interface Worded extends Wording {
  /** name@version. */
  readonly model: string;
}

/** Words every item of a record, one after the other. */
export async function wordRecord(record: MinutesRecord, model: TextModel): Promise<Worded> {
  const written: Written[] = [];
  for (const { item, sources } of itemsOf(record)) {
    const { text, shown, prompt } = await model.draft(sources);
    // A title or a list that it writes has no full stop to end at.
    const sentences = text
      .split(/\n+/u)
      .flatMap((line) =>
        splitSentences(line.trim()).map(({ start, end }) => line.trim().slice(start, end)),
      );
    written.push({ item, sources: sources.slice(0, shown), prompt, sentences });
  }
  return { model: model.model, ...checkWording(written, namesIn(record)) };
}
