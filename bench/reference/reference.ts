/** The classifier of BERT-base's size in transformers.js, on sentences of the benchmark's texts. */
import { join } from 'node:path';
import { ingest } from '../../pipeline/ingest/index.ts';
import { viewOf } from '../../pipeline/recognise/rules/rule.ts';
import type { TokenTagger } from '../../pipeline/recognise/tagger.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { decode } from '../../src/decode.ts';
import { addModel } from '../../src/models/install.ts';
import { findInstalled, type Installed } from '../../src/models/installed.ts';
import { loadOwnTagger } from '../../src/models/own-tagger.ts';
import { makeText, type Parts, WORDS, wordsIn } from '../texts.ts';
import { writeClassifier } from './folder.ts';
import { BASE, type Shape } from './graph.ts';
import { vocabularyFor } from './vocabulary.ts';

/** Pieces a word as Swedish vocabularies of fifty thousand cut minutes into. */
const PER_WORD = 1.4;
const NAME = 'bert-base-random';
/** Seeds of its texts begin where those of no other part come. */
const SEED = 1_000_000;

/** Sentences as the pipeline cuts them, each once a document, as the pipeline reads them. */
export interface Sample {
  readonly sentences: readonly (readonly string[])[];
  /** Of the documents, counted as in all figures. */
  readonly words: number;
}

/** Sentences of usual documents, at least so many words of them. */
export function sampleOf(parts: Parts, words: number): Sample {
  const sentences: (readonly string[])[] = [];
  let total = 0;
  for (let seed = SEED; total < words; seed++) {
    const text = makeText(parts, seed, WORDS.usual);
    const bytes = Buffer.from(text);
    const about = { path: 'text', sha256: '', mediaType: 'text/plain', reading: null, notes: [] };
    const found = viewOf(segment(ingest({ ...about, bytes }, decode))).words;
    const once = new Map(found.map((sentence) => [sentence.join(' '), sentence]));
    sentences.push(...once.values());
    total += wordsIn(text);
  }
  return { sentences, words: total };
}

/** A classifier that lies among models of its own, and how many pieces a word is to it. */
export interface Reference {
  readonly perWord: number;
  readonly load: (threads: number) => Promise<TokenTagger>;
}

/** Writes the classifier into `folder` and adds it to the models there. */
export async function makeReference(
  folder: string,
  { sentences }: Sample,
  shape: Shape = BASE,
): Promise<Reference> {
  const from = join(folder, 'folder');
  const perWord = write(from, sentences, shape);
  const home = join(folder, 'models');
  await addModel({ folder: from, name: NAME, map: new Map(), force: false, home });
  const model: Installed = findInstalled(home, NAME);
  return { perWord, load: (threads) => loadOwnTagger(model, threads) };
}

/** Writes the classifier alone, in Hugging Face's layout. */
export function writeReference(folder: string, parts: Parts): void {
  write(folder, sampleOf(parts, 10 * WORDS.usual).sentences, BASE);
}

/** Gives how many pieces a word is. */
function write(folder: string, sentences: Sample['sentences'], shape: Shape): number {
  const { pieces, perWord } = vocabularyFor(sentences.flat(), PER_WORD, shape.vocabulary);
  writeClassifier(folder, pieces, shape, 1);
  return perWord;
}
