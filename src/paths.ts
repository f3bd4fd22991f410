/** Paths of documents: of what lies inside a file, of what lies nowhere, and what others are told. */
import { basename, isAbsolute, parse, relative, resolve, sep } from 'node:path';

/** Where a member of an archive lies: no file system has such a path. */
export const INSIDE = '!/';

/** The file that a document lies in, given the document's path. */
export function fileOf(path: string): string {
  const at = path.indexOf(INSIDE);
  return at < 0 ? path : path.slice(0, at);
}

/** Begins the paths of what was uploaded: they lie on no disk. */
export const UPLOADED = 'upload:';

/**
 * What others are told: the path from here where it lies below, else the file's name; of a member of an archive with the
 * member's name. Below the root everything lies, so there it is the name, too.
 */
export function toldPath(path: string): string {
  const file = fileOf(path);
  const inside = path.slice(file.length);
  if (file.startsWith(UPLOADED)) return file.slice(file.indexOf('/') + 1) + inside;
  const here = resolve('.');
  const below = relative(here, file);
  const isBelow =
    here !== parse(here).root &&
    below !== '' &&
    below !== '..' &&
    !below.startsWith(`..${sep}`) &&
    !isAbsolute(below);
  return (isBelow ? below : (basename(file).split('\\').at(-1) ?? '')) + inside;
}
