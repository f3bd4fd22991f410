/** Names of what is uploaded. */

import { UPLOADED } from '../paths.ts';
import { oneLine } from '../render/text.ts';

const LONGEST_NAME = 200;

/** Where an upload lies in the store: its own content's place, so that none takes another's. */
export function uploadPath(sha256: string, name: string): string {
  return `${UPLOADED}${sha256.slice(0, 16)}/${name}`;
}

/** A name for an upload: the last part, one line; null where nothing is left of it. */
export function uploadName(given: string): string | null {
  const last = given.split(/[\\/]/u).at(-1) ?? '';
  const name = oneLine(last.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('!', '_');
  const cut = [...name].length <= LONGEST_NAME ? name : withEnd(name);
  return /^\.*$/u.test(cut) ? null : cut;
}

/** Cut in the middle: what it ends in says what it is. */
function withEnd(name: string): string {
  const signs = [...name];
  return [...signs.slice(0, LONGEST_NAME - 20), ...signs.slice(-20)].join('');
}
