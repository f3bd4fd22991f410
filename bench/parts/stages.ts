/** Where the time goes: each stage's own, from file to store, in one process on one thread. */
import { basename, join } from 'node:path';
import { assign } from '../../pipeline/assign/index.ts';
import { calibrate } from '../../pipeline/calibrate.ts';
import { classify } from '../../pipeline/classify/index.ts';
import { date } from '../../pipeline/date/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import { head } from '../../pipeline/head/index.ts';
import { ingest } from '../../pipeline/ingest/index.ts';
import confidence from '../../pipeline/lexicon/confidence.json' with { type: 'json' };
import { recognise } from '../../pipeline/recognise/index.ts';
import { type MinutesRecord, recordSchema } from '../../pipeline/record.ts';
import { toRecord } from '../../pipeline/record-of.ts';
import { resolve } from '../../pipeline/resolve/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { summarise } from '../../pipeline/summarise/index.ts';
import type { SourceFile } from '../../pipeline/types.ts';
import { withStore } from '../../src/commands/command.ts';
import { resolveSettings } from '../../src/config.ts';
import { decode } from '../../src/decode.ts';
import { readSource } from '../../src/files.ts';
import { loadModel, type Model } from '../../src/model.ts';
import { packageRoot } from '../../src/root.ts';
import { startClock } from '../clock.ts';
import { writeDocuments } from '../documents.ts';
import { type Figure, median } from '../figures.ts';
import type { Setup } from '../setup.ts';
import { WORDS } from '../texts.ts';

/** The least share of the time that is to be the model's. */
const INSIDE = 60;

/** Milliseconds by what they were spent on. */
type Times = Map<string, number>;

interface Pass {
  readonly times: Times;
  readonly all: number;
  readonly inside: number;
}

/** Works through the documents once to warm up, then in each round. */
export async function stages(setup: Setup): Promise<Figure[]> {
  const { parts, documents, rounds, tell } = setup;
  const folder = join(setup.folder, 'stages');
  const written = writeDocuments(folder, parts, { count: documents, words: WORDS.usual });
  const clock = startClock();
  const model = await loadModel(join(packageRoot(), 'models/klubbslag-sv'), { threads: 1 });
  const passes: Pass[] = [];
  for (let round = 0; round <= rounds; round++) {
    tell(round === 0 ? 'stages: warming up' : `stages: round ${round} of ${rounds}`);
    const times: Times = new Map();
    const [start, before] = [performance.now(), clock.inside()];
    await pass(written.paths, model, times, join(setup.folder, `stages-${round}.sqlite`));
    const all = performance.now() - start;
    if (round > 0) passes.push({ times, all, inside: clock.inside() - before });
  }
  return figuresOf(passes, written.words);
}

async function pass(paths: readonly string[], model: Model, times: Times, store: string) {
  const settings = { ...resolveSettings({}, {}), store };
  await withStore(settings, true, async (opened) => {
    for (const path of paths) {
      const { file } = await timed(times, 'read', () => readSource(path, basename(path), settings));
      if (file === null) throw new Error(`${path} cannot be read`);
      const record = await recordOf(file, model, times);
      await timed(times, 'store', () => opened.save({ path, run: 'bench', record }));
    }
  });
}

/** What `analyse` does, with a clock around each stage. */
async function recordOf(file: SourceFile, model: Model, times: Times): Promise<MinutesRecord> {
  const document = await timed(times, 'ingest', () => ingest(file, decode));
  const segmented = await timed(times, 'segment', () => segment(document));
  const named = await timed(times, 'recognise', () => recognise(segmented, model.tagger));
  const headed = await timed(times, 'head', () => head(named));
  const resolved = await timed(times, 'resolve', () => resolve(headed));
  const classified = await timed(times, 'classify', () => classify(resolved, model.acts));
  const decided = await timed(times, 'decide', () => decide(classified));
  const dated = await timed(times, 'date', () => date(decided));
  const assigned = await timed(times, 'assign', () => assign(dated));
  const summarised = await timed(times, 'summarise', () => summarise(assigned));
  return await timed(times, 'record', () =>
    recordSchema.parse(calibrate(toRecord(summarised), confidence.layers)),
  );
}

async function timed<T>(times: Times, name: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  times.set(name, (times.get(name) ?? 0) + performance.now() - start);
  return result;
}

function figuresOf(passes: readonly Pass[], words: number): Figure[] {
  const part = 'stages';
  const of = (value: (one: Pass) => number) => median(passes.map(value));
  const names = [...(passes[0]?.times.keys() ?? [])];
  const share = (value: number) => `${value.toFixed(1)} % of the time`;
  return [
    ...names.map((name): Figure => {
      const ms = of(({ times }) => times.get(name) ?? 0);
      const part100 = of(({ times, all }) => (100 * (times.get(name) ?? 0)) / all);
      const value = (1000 * ms) / words;
      return { part, name: `${name}, 1,000 words`, value, unit: 'ms', beside: share(part100) };
    }),
    {
      part,
      name: 'whole pipeline, one thread',
      value: of(({ all }) => (1000 * words) / all),
      unit: 'words/s',
    },
    {
      part,
      name: 'time inside onnxruntime',
      value: of(({ all, inside }) => (100 * inside) / all),
      unit: '%',
      beside: `${((1000 * of(({ inside }) => inside)) / words).toFixed(1)} ms a 1,000 words`,
      target: { least: INSIDE },
    },
  ];
}
