/** Filters that several tools share. */
import { z } from 'zod';
import { parseDay } from '../arguments.ts';
import { UserError } from '../errors.ts';
import { ToolError } from './tool.ts';

const TEXT = z.string().trim().min(1).max(200);

/** When, and which body. */
export const MEETINGS = {
  since: TEXT.optional().describe('From this day on: 2024-03-14, 2024-03 or 2024.'),
  until: TEXT.optional().describe('Up to and including this day.'),
  body: TEXT.optional().describe(
    "Part of the meeting body's name. å, ä, ö are letters of their own.",
  ),
};

/** Whom it is about. */
export const PERSON = { person: TEXT.optional().describe("Part of a person's name.") };

/** A part of a name, or of a text. */
export const PART = TEXT;

interface Days {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** ISO days, null where none is given. */
export function daysOf({ since, until }: Days) {
  const days = { since: dayOf(since, 'since', 'first'), until: dayOf(until, 'until', 'last') };
  if (days.since !== null && days.until !== null && days.since > days.until) {
    throw new ToolError('since: is later than until');
  }
  return days;
}

function dayOf(text: string | undefined, name: string, end: 'first' | 'last'): string | null {
  if (text === undefined) return null;
  try {
    return parseDay(text, name, end);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new ToolError(`${name}: must be a day like 2024-03-14, 2024-03 or 2024`);
  }
}
