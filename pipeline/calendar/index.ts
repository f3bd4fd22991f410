/**
 * Swedish time expressions in minutes. Many small parsers propose, an ordered list of refiners
 * merges and drops; resolving is a second step that needs to know when it was said.
 */
export { daysBetween } from './civil.ts';
export { findTimes } from './find.ts';
export { MONTH_NAMES, MONTHS } from './lexicon.ts';
export { type PlainTime, plainTimes } from './plain.ts';
export { isNamedByTime } from './refiners/filters.ts';
export { resolveTime } from './resolve.ts';
export type { Limit, ResolvedTime, TimeContext, TimeExpression, TimeValue } from './value.ts';
