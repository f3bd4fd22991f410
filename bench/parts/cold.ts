/** How long the command takes from cold: a process of its own each time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, median, medianRatio } from '../figures.ts';
import { command, node } from '../process.ts';
import type { Setup } from '../setup.ts';
import { makeText } from '../texts.ts';

const GOES = 7;
/** Words on a page. */
const PAGE = 350;
/** Milliseconds at most. */
const TARGETS: Readonly<Record<string, number>> = { '--help': 150, 'one-page document': 1000 };

/** Runs each call in turn, beside node with nothing to do. */
export async function cold({ parts, folder, tell }: Setup): Promise<Figure[]> {
  const own = join(folder, 'cold');
  mkdirSync(own);
  const page = join(own, 'page.txt');
  writeFileSync(page, makeText(parts, 1, PAGE));
  const store = (go: number) => join(own, `${go}.sqlite`);
  const calls: Readonly<Record<string, (go: number) => Promise<{ seconds: number }>>> = {
    'bare node': () => node('-e', '0'),
    '--version': () => command('--version'),
    '--help': () => command('--help'),
    'one-page document': (go) => command('run', page, '--store', store(go)),
    show: (go) => command('show', page, '--store', store(go)),
  };
  const taken = new Map(Object.keys(calls).map((name): [string, number[]] => [name, []]));
  for (let go = 0; go < GOES; go++) {
    tell(`cold: ${go + 1} of ${GOES}`);
    for (const [name, call] of Object.entries(calls)) {
      taken.get(name)?.push((await call(go)).seconds * 1000);
    }
  }
  const bare = taken.get('bare node') ?? [];
  return [...taken].map(([name, times]) => {
    const most = TARGETS[name];
    const ratio = medianRatio(times, bare).toFixed(1);
    return {
      part: 'cold',
      name,
      value: median(times),
      unit: 'ms',
      ...(name === 'bare node' ? {} : { beside: `${ratio} × bare node` }),
      ...(most === undefined ? {} : { target: { most } }),
    };
  });
}
