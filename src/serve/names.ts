/** What documents are called in answers: no path of this machine is told. */
import { parse, resolve } from 'node:path';
import { shownPath } from '../commands/command.ts';
import { fileOf } from '../documents.ts';
import { oneLine } from '../render/text.ts';

/** Begins the paths of what was uploaded: they lie on no disk. */
const UPLOADED = 'upload:';
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

/**
 * What a stored path is called: from here where it lies below, else its last part; of a member of
 * an archive with the member's name. Below the root everything lies.
 */
export function publicName(path: string): string {
  const file = fileOf(path);
  const inner = path.slice(file.length);
  if (file.startsWith(UPLOADED)) return file.slice(file.indexOf('/') + 1) + inner;
  const shown = shownPath(file);
  const atRoot = resolve('.') === parse(resolve('.')).root;
  const below = !atRoot && shown !== resolve(file);
  return (below ? shown : (file.split(/[\\/]/u).at(-1) ?? '')) + inner;
}
