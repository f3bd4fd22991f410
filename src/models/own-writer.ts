/** An added model as what words the sentences of an item. */
import { continuedOf, messageOf, TASK } from '../../pipeline/wording/prompt.ts';
import type { Source } from '../../pipeline/wording/support.ts';
import { checkTask, findInstalled, readOwn, textManifest } from './installed.ts';
import { openWriter } from './transformers.ts';

/** Most pieces written of an item: two or three sentences. */
const MOST_WRITTEN = 96;
/** Digits of the model's checksum that stand for its version. */
const VERSION = 8;

/** What a model wrote of some lines. */
export interface Draft {
  readonly text: string;
  /** How many of the lines it was shown, from the first on; none where the first is too long. */
  readonly shown: number;
  /** What stood before and after them. */
  readonly prompt: string;
}

/** Words lines anew; the same for the same lines each time. */
export interface TextModel {
  /** name@version. */
  readonly model: string;
  /** @param lines sentences of one item, the most telling first */
  draft(lines: readonly Source[]): Promise<Draft>;
}

/** Which model, where it lies, how it is run. */
export interface TextChoice {
  readonly model: string;
  readonly models: string;
  readonly threads: number;
}

/**
 * Loads an added model that writes text.
 * Throws UserError, one sentence, where there is none of that name or one for something else, its
 * files are not those that were added, the package it runs in is missing, or it cannot be opened.
 */
export async function loadWriter({ model, models, threads }: TextChoice): Promise<TextModel> {
  const found = findInstalled(models, model);
  checkTask(found, 'wording');
  const { name, kind, longest, prefix, files } = await readOwn(found, textManifest);
  const writer = await openWriter(found, threads, kind);
  const asks = kind === 'causal' && writer.asked('') !== null;
  const promptOf = (text: string) => {
    if (kind === 'seq2seq') return `${prefix}${text}`;
    return writer.asked(messageOf(text)) ?? continuedOf(text);
  };
  const room = kind === 'causal' ? longest - MOST_WRITTEN : longest;
  return {
    model: `${name}@${files.decoder.sha256.slice(0, VERSION)}`,
    draft: async (lines) => {
      let shown = lines.length;
      const prompt = () => promptOf(textOf(lines.slice(0, shown)));
      while (shown > 0 && writer.count(prompt()) > room) shown--;
      const text = shown === 0 ? '' : await writer.write(prompt(), MOST_WRITTEN, asks);
      return { text, shown, prompt: kind === 'seq2seq' ? prefix : TASK };
    },
  };
}

/** The lines as they follow each other in the document, each with an end. */
function textOf(lines: readonly Source[]): string {
  const inText = lines.toSorted((a, b) => a.span.start - b.span.start);
  return inText.map(({ text }) => (/[.!?…:]["”’»)]*$/u.test(text) ? text : `${text}.`)).join(' ');
}
