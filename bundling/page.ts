/** Puts the page together that `klubbslag serve` gives to browsers: dist/web. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import { withLicences } from './licences.ts';

const FROM = 'web';
const TO = 'dist/web';
/** Styles of packages, before our own. */
const PACKAGE_STYLES = ['node_modules/uplot/dist/uPlot.min.css'];

/** All style sheets of the page as one, the base first. */
function styles(): string {
  const own = readdirSync(FROM, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(FROM, name))
    .sort((a, b) => Number(b.endsWith('base.css')) - Number(a.endsWith('base.css')) || order(a, b));
  return [...PACKAGE_STYLES, ...own].map((name) => readFileSync(name, 'utf8')).join('\n');
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** Writes index.html, page.js with what it loads later, page.css and the licences. */
export async function bundlePage(): Promise<void> {
  rmSync(TO, { recursive: true, force: true });
  await build({
    input: { page: join(FROM, 'main.tsx') },
    platform: 'browser',
    tsconfig: join(FROM, 'tsconfig.json'),
    plugins: [withLicences('LICENSES.txt')],
    output: {
      dir: TO,
      format: 'esm',
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      comments: { legal: false, annotation: false, jsdoc: false },
    },
  });
  mkdirSync(TO, { recursive: true });
  writeFileSync(join(TO, 'page.css'), styles());
  copyFileSync(join(FROM, 'index.html'), join(TO, 'index.html'));
}
