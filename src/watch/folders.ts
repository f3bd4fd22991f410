/** Folders that the system tells of: which paths in them may have changed. */
import { type FSWatcher, watch } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { errorCode } from '../errors.ts';
import { isSkipped } from '../find.ts';

interface Folder {
  /** Where links to it lead. */
  readonly real: string;
  /** Tells a folder from one that has come in its place. */
  readonly inode: number;
  /** Null where the system tells nothing of it. */
  readonly handle: FSWatcher | null;
}

/** The watched folders. A path that may have changed is kept once until it is taken. */
export class Folders {
  readonly #wanted: RegExp;
  readonly #wake: () => void;
  readonly #all = new Map<string, Folder>();
  /** Folders by where links to them lead. */
  readonly #reals = new Map<string, string>();
  readonly #changed = new Set<string>();
  #untold: string | null = null;

  /** @param wake called for each path that has changed */
  constructor(wanted: RegExp, wake: () => void) {
    this.#wanted = wanted;
    this.#wake = wake;
  }

  get count(): number {
    return this.#all.size;
  }

  /** How many paths may have changed. */
  get changed(): number {
    return this.#changed.size;
  }

  /** Why the system tells nothing of some folders ('ENOSPC'); null where it tells of all. */
  get untold(): string | null {
    return this.#untold;
  }

  /** The paths that may have changed since they were taken last. */
  takeChanged(): string[] {
    const paths = [...this.#changed];
    this.#changed.clear();
    return paths;
  }

  /** Watches a folder from now on. False for one that is watched under another path: a link to it. */
  async watch(folder: string, inode: number): Promise<boolean> {
    const real = await realpath(folder);
    if ((this.#reals.get(real) ?? folder) !== folder) return false;
    const before = this.#all.get(folder);
    if (before?.inode === inode && before.real === real && before.handle !== null) return true;
    if (before !== undefined) this.#drop(folder, before);
    this.#reals.set(real, folder);
    this.#all.set(folder, { real, inode, handle: this.#open(folder) });
    return true;
  }

  /** Watches a path, if it is a folder's, and all below no longer. */
  forget(path: string): void {
    for (const [folder, one] of this.#all) {
      if (folder === path || folder.startsWith(`${path}${sep}`)) this.#drop(folder, one);
    }
  }

  close(): void {
    for (const [folder, one] of this.#all) this.#drop(folder, one);
  }

  #drop(folder: string, { real, handle }: Folder): void {
    handle?.close();
    this.#all.delete(folder);
    this.#reals.delete(real);
  }

  #open(folder: string): FSWatcher | null {
    try {
      const handle = watch(folder, (event, name) => this.#tell(folder, event, name));
      // The folder is gone, on some systems: a look at it says so.
      handle.on('error', () => this.#mark(folder));
      return handle;
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') throw error;
      this.#untold = code ?? 'unknown';
      return null;
    }
  }

  #tell(folder: string, event: string, name: string | null): void {
    // Its own end is told under its own name.
    if (name === null || (event === 'rename' && name === basename(folder))) this.#mark(folder);
    if (name === null || isSkipped(name)) return;
    // What is no document may still be a folder that has come or gone.
    if (event === 'rename' || this.#wanted.test(name)) this.#mark(join(folder, name));
  }

  #mark(path: string): void {
    this.#changed.add(path);
    this.#wake();
  }
}
