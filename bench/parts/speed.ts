/** Words a second from file to store: one worker against two, and either against the reference. */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { TokenTagger } from '../../pipeline/recognise/tagger.ts';
import { UserError } from '../../src/errors.ts';
import { type Written, writeDocuments } from '../documents.ts';
import { type Figure, median, medianRatio } from '../figures.ts';
import { command, type Spent, sizeOf } from '../process.ts';
import { makeReference, type Reference, type Sample, sampleOf } from '../reference/reference.ts';
import type { Setup } from '../setup.ts';
import { WORDS } from '../texts.ts';

/** Times the words of the reference that the whole pipeline is to read. */
const AHEAD = 10;
/** How many times as quick two workers are to be as one. */
const SCALED = 1.8;
/** Words that the reference reads in a round: two seconds of one thread, or so. */
const SAMPLE = 4000;
/** For fewer documents the command starts one worker alone. */
const LEAST = 16;
/**
 * How many times as many documents there are in the larger folder. V8 compiles over the first few
 * hundred of each process: the smaller folder is to hold those.
 */
const TIMES = 4;
/** Workers, and threads of the reference. */
const CORES = [1, 2] as const;

type Cores = (typeof CORES)[number];

/** Two folders: start and end are the same for both, so the difference is the work alone. */
interface Folders {
  readonly few: Written;
  readonly many: Written;
}

/** Words a second: with start and end, and without. */
export interface Speed {
  readonly whole: number;
  readonly marginal: number;
}

/** Speeds of all rounds, by cores. */
interface Taken {
  readonly ours: Readonly<Record<Cores, Speed[]>>;
  readonly theirs: Readonly<Record<Cores, number[]>>;
  /** Of two commands beside each other with one worker each: what the machine allows two to do. */
  readonly pairs: number[];
  /** Of the many documents with two workers. */
  readonly spent: Spent[];
  /** Bytes of the store of the many documents. */
  store: number;
}

/** Measures in turn what is asked for. */
export async function speed(
  setup: Setup,
  asked: { readonly reference: boolean; readonly workers: boolean },
): Promise<Figure[]> {
  const { folder, parts, documents } = setup;
  const few = Math.max(LEAST, documents);
  const write = (name: string, count: number) =>
    writeDocuments(join(folder, name), parts, { count, words: WORDS.usual });
  const folders = { few: write('few', few), many: write('many', TIMES * few) };
  const sample = asked.reference ? sampleOf(parts, SAMPLE) : null;
  const reference = sample && (await makeReference(join(folder, 'reference'), sample));
  const none = () => ({ 1: [], 2: [] });
  const taken: Taken = { ours: none(), theirs: none(), pairs: [], spent: [], store: 0 };
  const cores = CORES.filter((count) => count === 1 || asked.workers || availableParallelism() > 1);
  const against = sample && reference && { sample, reference };
  await rounds(setup, { cores, paired: asked.workers, against }, folders, taken);
  return [
    ...(reference ? referenceFigures(taken, cores, reference.perWord) : []),
    ...(asked.workers ? workerFigures(taken, folders.many) : []),
  ];
}

/** What is measured in turn in each round. */
interface Rivals {
  readonly cores: readonly Cores[];
  readonly paired: boolean;
  readonly against: Against | null;
}

interface Against {
  readonly sample: Sample;
  readonly reference: Reference;
}

async function rounds(
  setup: Setup,
  { cores, paired, against }: Rivals,
  folders: Folders,
  taken: Taken,
): Promise<void> {
  const taggers = new Map<Cores, TokenTagger>();
  for (const count of against ? cores : []) {
    const tagger = await against?.reference.load(count);
    // What is made at the first run is no more the net's time than loading it.
    await tagger?.tag(against?.sample.sentences.slice(0, 1) ?? []);
    if (tagger) taggers.set(count, tagger);
  }
  for (let round = 1; round <= setup.rounds; round++) {
    for (const count of cores) {
      setup.tell(`speed: round ${round} of ${setup.rounds}, ${count} at work`);
      taken.ours[count].push(await ours(count, folders, taken));
      const tagger = taggers.get(count);
      if (against && tagger) taken.theirs[count].push(await theirs(tagger, against.sample));
    }
    if (!paired) continue;
    setup.tell(`speed: round ${round} of ${setup.rounds}, two commands`);
    taken.pairs.push(await pair(folders));
  }
}

/** Words a second of two commands, each on a copy of the work. */
async function pair(folders: Folders): Promise<number> {
  const both = async ({ folder, words }: Written): Promise<Read> => {
    const start = performance.now();
    await Promise.all(
      [1, 2].map(async (number) => {
        const store = `${folder}-${number}.sqlite`;
        await command('run', folder, '--store', store, '--workers', '1', '--threads', '1');
        rmSync(store);
      }),
    );
    return { words: 2 * words, seconds: (performance.now() - start) / 1000 };
  };
  return speedOf(await both(folders.few), await both(folders.many)).marginal;
}

async function ours(cores: Cores, folders: Folders, taken: Taken): Promise<Speed> {
  const options = ['--workers', String(cores), '--threads', String(cores)];
  const run = async ({ folder }: Written) => {
    const store = `${folder}.sqlite`;
    const spent = await command('run', folder, '--store', store, ...options);
    taken.store = sizeOf(store);
    rmSync(store);
    return spent;
  };
  const few = await run(folders.few);
  const many = await run(folders.many);
  if (cores === 2) taken.spent.push(many);
  return speedOf(
    { words: folders.few.words, seconds: few.seconds },
    { words: folders.many.words, seconds: many.seconds },
  );
}

/** Words and what they took. */
interface Read {
  readonly words: number;
  readonly seconds: number;
}

/** The speed that two runs come to. Throws UserError where they are too short to tell. */
export function speedOf(few: Read, many: Read): Speed {
  const seconds = many.seconds - few.seconds;
  if (seconds <= 0) throw new UserError('too few documents to tell: give more --documents');
  return {
    whole: many.words / many.seconds,
    marginal: (many.words - few.words) / seconds,
  };
}

async function theirs(tagger: TokenTagger, { sentences, words }: Sample): Promise<number> {
  const start = performance.now();
  await tagger.tag(sentences);
  return words / ((performance.now() - start) / 1000);
}

function referenceFigures(taken: Taken, cores: readonly Cores[], perWord: number): Figure[] {
  const part = 'reference';
  return [
    { part, name: 'pieces a word', value: perWord, unit: 'pieces' },
    ...cores.flatMap((count): Figure[] => {
      const on = count === 1 ? 'one core' : 'two cores';
      const [ours, theirs] = [taken.ours[count], taken.theirs[count]];
      const marginal = ours.map((one) => one.marginal);
      const whole = ours.map((one) => one.whole);
      const beside = `with start and end ${medianRatio(whole, theirs).toFixed(1)} ×`;
      return [
        { part, name: `whole pipeline, ${on}`, value: median(marginal), unit: 'words/s' },
        { part, name: `BERT alone, ${on}`, value: median(theirs), unit: 'words/s' },
        {
          part,
          name: `whole pipeline against BERT alone, ${on}`,
          value: medianRatio(marginal, theirs),
          unit: '×',
          beside,
          target: { least: AHEAD },
        },
      ];
    }),
  ];
}

function workerFigures({ ours, pairs, spent, store }: Taken, many: Written): Figure[] {
  const part = 'workers';
  const of = (cores: Cores, kind: keyof Speed) => ours[cores].map((one) => one[kind]);
  const count = many.paths.length;
  return [
    { part, name: 'one worker', value: median(of(1, 'marginal')), unit: 'words/s' },
    { part, name: 'two workers', value: median(of(2, 'marginal')), unit: 'words/s' },
    {
      part,
      name: 'two workers against one',
      value: medianRatio(of(2, 'marginal'), of(1, 'marginal')),
      unit: '×',
      beside: `with start and end ${medianRatio(of(2, 'whole'), of(1, 'whole')).toFixed(2)} ×`,
      target: { least: SCALED },
    },
    {
      part,
      name: 'two commands beside each other against one',
      value: medianRatio(pairs, of(1, 'marginal')),
      unit: '×',
      beside: 'what the machine allows',
    },
    {
      part,
      name: `peak memory, ${count} documents, two workers`,
      value: median(spent.map(({ peak }) => peak.together)),
      unit: 'MB',
      beside: `the command alone ${median(spent.map(({ peak }) => peak.own)).toFixed(0)} MB`,
    },
    {
      part,
      name: 'store a document',
      value: store / count,
      unit: 'bytes',
      beside: `${(many.words / count).toFixed(0)} words a document`,
    },
  ];
}
