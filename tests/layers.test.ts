/** Who may import whom, and what pipeline/ and eval/ must not touch. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** A file imports its own layer or one to its left. */
const LAYERS = ['pipeline', 'eval', 'src', 'web', 'bench', 'tests'];
/** What pipeline/ may use beside itself: pure JavaScript that runs in a browser. */
const PURE_PACKAGES =
  /^(?:zod|compromise\/one|natural\/lib\/natural\/(?:stemmers|util|distance)\/.+)$/u;
/** The stage-neutral folders of code; lexicon/ holds data. */
const SHARED = new Set(['calendar', 'lexicon', 'owner']);

interface Import {
  readonly from: string;
  readonly to: string;
}

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(folder, name));
}

/** Static imports, exports-from and dynamic imports, in both quote styles. */
function importsOf(file: string, code: string): Import[] {
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([\w@./:~-]+)\1/gu);
  return [...found].map(([, , target = '']) => ({
    from: file,
    to: target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
  }));
}

const all = LAYERS.flatMap(files);
const imports = all.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

/** Imports that load nothing at the start: of types, and those that wait until they are called. */
const DELAYED = /^import type [^;]*;|\bimport\('[^']*'\)/gmu;

/** What the page shares with the commands: pure, and loads nothing but itself and what is pure. */
const SHARED_BY_PAGE = ['src/lookup.ts', 'src/render/labels.ts', 'src/render/text.ts'];

/** The page takes code from itself, what is pure, and three packages. */
function isOfBrowser(to: string): boolean {
  return (
    SHARED_BY_PAGE.includes(to) ||
    /^(?:web|pipeline)\/|^(?:preact|@preact\/signals|uplot)(?:\/|$)/u.test(to)
  );
}

/** Why an import is not allowed, or null. */
function violation({ from, to }: Import): string | null {
  const layer = LAYERS.indexOf(from.split('/')[0] ?? '');
  const target = LAYERS.indexOf(to.split('/')[0] ?? '');
  if (target > layer) return `${from} imports ${to}, a layer to its right`;
  if (from.startsWith('web/') && !isOfBrowser(to)) return `${from} imports ${to}, not for browsers`;
  const pure = layer <= 1;
  if (pure && target < 0 && !PURE_PACKAGES.test(to))
    return `${from} imports ${to}, which is not pure`;
  const [, stage = '', inner] = from.split('/');
  const [root, other = '', otherInner] = to.split('/');
  const staged =
    layer === 0 && root === 'pipeline' && inner !== undefined && otherInner !== undefined;
  if (staged && stage !== other && !SHARED.has(other))
    return `stage file ${from} imports stage ${to}`;
  return null;
}

describe('layers', () => {
  it('imports only leftwards, and pipeline/ only what is pure', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(violation).filter((v) => v !== null)).toEqual([]);
  });

  it.each([
    [{ from: 'eval/score.ts', to: 'src/store/index.ts' }, 'to its right'],
    [{ from: 'pipeline/date/index.ts', to: 'node:fs' }, 'not pure'],
    [{ from: 'pipeline/index.ts', to: 'onnxruntime-node' }, 'not pure'],
    [{ from: 'pipeline/date/index.ts', to: 'pipeline/decide/units.ts' }, 'imports stage'],
    [{ from: 'pipeline/recognise/index.ts', to: 'eval/gold.ts' }, 'to its right'],
    [{ from: 'src/serve/page.ts', to: 'web/routes.ts' }, 'to its right'],
    [{ from: 'web/routes.ts', to: 'src/serve/page.ts' }, 'not for browsers'],
    [{ from: 'web/main.tsx', to: 'node:fs' }, 'not for browsers'],
  ])('refuses %j', (planted, reason) => {
    expect(violation(planted)).toContain(reason);
  });

  it('gives the page from src/ only what loads nothing that is not for browsers', () => {
    for (const file of SHARED_BY_PAGE) {
      const code = readFileSync(join(ROOT, file), 'utf8').replace(DELAYED, '');
      expect(
        importsOf(file, code).filter(({ to }) => !isOfBrowser(to)),
        file,
      ).toEqual([]);
    }
  });

  it('reads both quote styles and dynamic imports', () => {
    const code = `import a from "./x.ts";\nexport { b } from '../y.ts';\nconst c = await import('node:fs');`;
    expect(importsOf('pipeline/date/z.ts', code).map((i) => i.to)).toEqual([
      'pipeline/date/x.ts',
      'pipeline/y.ts',
      'node:fs',
    ]);
  });

  it('has no clock, chance, environment or console in pipeline/ and eval/', () => {
    const banned =
      /\b(?:Date\.now|new Date\(\)|Math\.random|process\.|console\.|globalThis|fetch\()/u;
    const code = [...files('pipeline'), ...files('eval')].map((file) => ({
      file,
      hit: banned.exec(readFileSync(join(ROOT, file), 'utf8'))?.[0],
    }));
    expect(code.filter(({ hit }) => hit !== undefined)).toEqual([]);
  });

  it('loads SQLite through driver.ts, as two versions of it in one process undo each other', () => {
    const value = /^import (?!type\b)[^;]*'better-sqlite3(?:-13)?'|import\('better-sqlite3/mu;
    const all = ['src', 'tests', 'bench', 'eval'].flatMap(files);
    expect(all.length).toBeGreaterThan(500);
    const users = all.filter((file) => value.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(users).toEqual([]);
    expect(value.test("import Database from 'better-sqlite3';")).toBe(true);
    expect(value.test("import type Sqlite from 'better-sqlite3';")).toBe(false);
  });

  it('starts with little: the overview and the version load no command and no package', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file) || !/\.ts$/u.test(file)) return;
      seen.add(file);
      const code = readFileSync(join(ROOT, file), 'utf8').replace(DELAYED, '');
      for (const { to } of importsOf(file, code)) if (!to.startsWith('node:')) visit(to);
      const packages = importsOf(file, code).filter(({ to }) => !/^(?:node:|.*\.ts$)/u.test(to));
      expect(packages, file).toEqual([]);
    };
    visit('src/cli.ts');
    expect([...seen].sort()).toEqual([
      'src/cli.ts',
      'src/commands/summaries.ts',
      'src/compile-cache.ts',
      'src/errors.ts',
      'src/help.ts',
      'src/output.ts',
      'src/program.ts',
      'src/render/text.ts',
      'src/root.ts',
      'src/terminal.ts',
    ]);
  });

  it('keeps onnxruntime and SQL each in one place', () => {
    const users = (target: string): string[] =>
      imports.filter((i) => i.to === target && i.from.startsWith('src/')).map((i) => i.from);
    expect(users('onnxruntime-node')).toEqual(['src/onnx.ts']);
    for (const [target, place] of [
      ['better-sqlite3', /^src\/store\/sqlite\//u],
      ['pg', /^src\/(?:store\/postgres|queue)\//u],
      ['graphile-worker', /^src\/queue\//u],
    ] as const) {
      expect(users(target)).not.toEqual([]);
      for (const file of users(target)) expect(file).toMatch(place);
    }
    for (const file of imports.filter((i) => i.to.startsWith('compromise')).map((i) => i.from)) {
      expect(file).toBe('pipeline/phrases.ts');
    }
  });
});
