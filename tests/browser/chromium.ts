/** A real browser for the tests: Debian's chromium, or whichever is named. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Nothing that a test does not ask for leaves the browser. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the browser is: KLUBBSLAG_CHROMIUM, else a usual place; null where there is none. */
export function findChromium(
  env: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | null {
  const named = env['KLUBBSLAG_CHROMIUM'];
  if (named !== undefined && named !== '') return exists(named) ? named : null;
  return PLACES.find(exists) ?? null;
}

/** What to do without a browser: CI fails, elsewhere the tests are left out aloud. */
export function canBrowse(path: string | null, env: NodeJS.ProcessEnv = process.env): boolean {
  if (path !== null) return true;
  const how = 'install chromium, or name one in KLUBBSLAG_CHROMIUM';
  if (env['CI']) throw new Error(`no browser to test the report in: ${how}`);
  console.warn(`The report is not tested in a browser, none was found: ${how}.`);
  return false;
}

/** Starts it; whoever asks closes it. */
export function launch(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: FLAGS });
}
