/**
 * Puts the command together: what starts a process, each with what it loads in a few files. To load
 * some six hundred modules one by one takes longer than to read a page. It is made of the modules
 * that tsc has made, which stay beside it for those who import them.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type ChunkingContext, type Plugin } from 'rolldown';
import { withLicences } from './bundling/licences.ts';
import { bundlePage } from './bundling/page.ts';
import { recordJsonSchema } from './src/json-schema.ts';
import { sourcesKey } from './src/sources.ts';

/** What starts a process: the bundle takes the place of what tsc has made of these. */
const ENTRIES = ['src/cli.ts', 'src/workers/worker.ts', 'src/formats/isolated.ts'];

/** What tsc has made of a file. */
function builtFrom(file: string): string {
  return resolve('dist', relative('.', file)).replace(/\.ts$/u, '.js');
}

/** What is needed most. The modules that the same of these load lie in one file. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  start: ['src/cli.ts'],
  show: ['src/commands/show.ts'],
  list: ['src/commands/list.ts', 'src/commands/export.ts'],
  run: ['src/commands/run.ts'],
  analyse: ['src/workers/analyser.ts'],
  read: ['src/formats/isolated.ts', 'src/formats/html.ts'],
};

/** Packages with files of their own beside the code, and those that may be missing. */
const EXTERNAL =
  /^(?:better-sqlite3|onnxruntime-node|pg|graphile-worker|unpdf|@xenova\/transformers|chrono-node)$/u;

/** Modules and all that is loaded with them. */
function withImports(modules: readonly string[], context: ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) visit(next);
  };
  for (const file of modules) visit(ENTRIES.includes(file) ? resolve(file) : builtFrom(file));
  return found;
}

/** Names the file that a module goes into; null leaves that to the bundler. */
function makeFileOf(): (id: string, context: ChunkingContext) => string | null {
  let parts: readonly (readonly [string, ReadonlySet<string>])[] | null = null;
  return (id, context) => {
    // What waits for modules that need what is beside it would wait for ever.
    if (ENTRIES.some((entry) => resolve(entry) === id)) return null;
    parts ??= Object.entries(PARTS).map(([name, modules]) => [name, withImports(modules, context)]);
    const names = parts.filter(([, ids]) => ids.has(id)).map(([name]) => name);
    return names.includes('start') ? 'start' : names.join('-') || null;
  };
}

/** What starts a process stands on what tsc has made of the rest, of which the key is told too. */
const entriesOnBuilt: Plugin = {
  name: 'built',
  resolveId(target, importer) {
    if (importer?.endsWith('.ts') !== true || !target.startsWith('.')) return null;
    return builtFrom(join(dirname(importer), target));
  },
};

/** The sources are not there to be hashed where the bundle lies: it has their key written in. */
function withKey(): Plugin {
  const module = `export const sourcesKey = () => '${sourcesKey()}';\n`;
  return { name: 'key', load: (id) => (id === builtFrom('src/sources.ts') ? module : null) };
}

/**
 * Words are data, and are read as data: a long list in code is looked through twice before it is
 * made, which takes longer than to read it as JSON.
 */
const jsonAsText: Plugin = {
  name: 'json',
  load(id) {
    if (!id.endsWith('.json')) return null;
    const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
    return { code: `export default JSON.parse(${JSON.stringify(text)});`, moduleType: 'js' };
  },
};

/** What zod says in other languages is a fifth of what a command loads, and is never said. */
const englishAlone: Plugin = {
  name: 'locales',
  load(id) {
    if (!/[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/u.test(id)) return null;
    return "export { default as en } from './en.js';";
  },
};

/** Nothing of an earlier build is left to be packed. */
const withoutOld: Plugin = {
  name: 'old',
  buildStart: () => rmSync('dist/chunks', { recursive: true, force: true }),
};

await build({
  input: Object.fromEntries(ENTRIES.map((entry) => [entry.replace(/\.ts$/u, ''), entry])),
  preserveEntrySignatures: false,
  platform: 'node',
  checks: { preferBuiltinFeature: false },
  external: EXTERNAL,
  plugins: [
    withoutOld,
    entriesOnBuilt,
    withKey(),
    jsonAsText,
    englishAlone,
    withLicences('chunks/LICENSES.txt'),
  ],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    // A tenth of the text, which would be looked through at each start: the modules have it, too.
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: makeFileOf(), debugName: 'parts' }],
    },
  },
});

// For those who check records in another language: the package gives it as klubbslag/schema.json.
writeFileSync('dist/schema.json', recordJsonSchema());

await bundlePage();
