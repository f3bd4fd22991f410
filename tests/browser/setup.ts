/** Before all tests: in CI a browser is installed where there is none. */
import { execFileSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

/** Only CI, only as root, and only where no browser is found. */
export function needsInstall(
  env: NodeJS.ProcessEnv,
  uid: number | undefined,
  found: string | null,
): boolean {
  return Boolean(env['CI']) && uid === 0 && found === null;
}

/** What is run, in order. */
export const INSTALL: readonly (readonly string[])[] = [
  ['apt-get', 'update'],
  // With type as wide as Times and Arial: lines of printed minutes break as they do for most.
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
];

/** Vitest calls it once. A failure is told here; the tests then fail with what to do. */
export default function setup(): void {
  if (!needsInstall(process.env, process.getuid?.(), findChromium())) return;
  try {
    for (const [command = '', ...args] of INSTALL) {
      execFileSync(command, args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
  } catch (error) {
    console.warn(`chromium could not be installed: ${String(error)}`);
  }
}
