/**
 * The package as other programs use it: `import { analyse } from 'klubbslag'`. What stands here
 * follows semantic versioning; no other module of the package is promised.
 */
export { type MinutesRecord, recordSchema, SCHEMA } from '../pipeline/record.ts';
export {
  type Analysed,
  type Analyser,
  analyse,
  type Input,
  openAnalyser,
} from './library/analyser.ts';
export { ERROR_CODES, type ErrorCode, KlubbslagError } from './library/errors.ts';
export type { AnalyserOptions, DocumentOptions, Limits } from './library/options.ts';
