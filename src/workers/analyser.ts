/** Where documents are analysed: in this process, or in several. */
import { type Analyser, type AnalyserOptions, makeAnalyser } from '../analyse.ts';
import { Pool } from './pool.ts';

/** How many workers there are to be and what a document may take, out of a command's settings. */
export type PoolSettings = AnalyserOptions & {
  readonly workers: number;
  /** True for a process apart also where one worker is enough: what ends it does not end this one. */
  readonly apart?: boolean;
  readonly maxSeconds: number;
  readonly maxMemory: number;
};

/** An analyser in this process, or in several where there is to be more than one worker. */
export function makeWorkers({
  workers,
  apart = false,
  maxSeconds,
  maxMemory,
  ...options
}: PoolSettings): Analyser {
  const here = makeAnalyser(options);
  if (workers === 1 && !apart) return here;
  const { model = null, models } = options;
  const threads = Math.max(1, Math.floor(options.threads / workers));
  const analyser = { threads, model, ...(models === undefined ? {} : { models }) };
  const pool = new Pool({ workers, analyser, seconds: maxSeconds, megabytes: maxMemory });
  return { ...here, analyse: pool.analyse, close: () => pool.close() };
}
