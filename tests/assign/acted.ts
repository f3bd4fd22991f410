/** Runs a short text through the stages up to assign and shows the tasks that were found in it. */

import type { ActionItem } from '../../pipeline/action-item.ts';
import { assign } from '../../pipeline/assign/index.ts';
import type { Assigned } from '../../pipeline/types.ts';
import { dated } from '../date/shown.ts';

/** The stages on a text in which organisations are marked '[so]' and people '{so}'. */
export async function assigned(marked: string): Promise<Assigned> {
  return assign(await dated(marked));
}

/** Who is to do it, what, and how far it has come where that is told. */
export type Shown = string;

function shownAs({ responsible, what, status }: ActionItem): Shown {
  const who = responsible.map(({ text }) => text).join(', ');
  const task = what.text.replace(/\s+/gu, ' ');
  return `${who}: ${task}${status === 'open' ? '' : ` (${status})`}`;
}

/** The tasks of a text, 'Asta: mejlar kansliet' each. */
export async function acted(marked: string): Promise<Shown[]> {
  return (await assigned(marked)).actions.map(shownAs);
}
