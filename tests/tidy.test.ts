/** House rules that a reader should not have to look after. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FILE_LIMIT = 400;
const FUNCTION_LIMIT = 70;
const LINE_LIMIT = 100;
const BLOB_LIMIT = 26 * 1024 * 1024;

const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '');
const code = tracked.filter((name) =>
  /^(?:pipeline|eval|src|web|bench|bundling|tests)\/.*\.tsx?$/u.test(name),
);
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** Functions and methods longer than the limit, told by indentation, as 'name (lines)'. */
function longFunctions(text: string, limit: number): string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  lines.forEach((line, start) => {
    const head = /^(\s*)(?:export )?(?:default )?(?:async )?function\s*\*?\s*(\w+)/u.exec(line);
    if (!head) return;
    const end = lines.findIndex((l, i) => i > start && l === `${head[1]}}`);
    const length = end - start + 1;
    if (end >= 0 && length > limit) found.push(`${head[2]} (${length})`);
  });
  return found;
}

describe('house rules', () => {
  it('keeps files, functions and lines short', () => {
    const long = code.flatMap((name) => {
      const text = read(name);
      const lines = text.split('\n');
      const source = !name.startsWith('tests/');
      return [
        ...(lines.length > FILE_LIMIT + 1 ? [`${name}: ${lines.length} lines`] : []),
        ...longFunctions(text, FUNCTION_LIMIT).map((f) => `${name}: ${f}`),
        ...lines.flatMap((line, i) =>
          source && line.length > LINE_LIMIT && !/[`'"/]/u.test(line)
            ? [`${name}:${i + 1}: ${line.length} columns`]
            : [],
        ),
      ];
    });
    expect(long).toEqual([]);
  });

  it('sees a function that is too long', () => {
    const body = Array.from({ length: 5 }, () => '  step();').join('\n');
    expect(longFunctions(`export function go() {\n${body}\n}`, 6)).toEqual(['go (7)']);
    expect(longFunctions(`export function go() {\n${body}\n}`, 7)).toEqual([]);
  });

  it('leaves nothing open and no path of a machine behind', () => {
    const banned = /\b(?:TO[D]O|FIX[M]E|XX[X])\b|(?:^|[\s'"(])\/(?:home|root|Users|work)\//mu;
    const text = tracked.filter((n) =>
      /\.(?:tsx?|css|html|json|md|py|toml|txt|yml)$|\.ci\/run$/u.test(n),
    );
    expect(text.filter((name) => name !== 'tests/tidy.test.ts' && banned.test(read(name)))).toEqual(
      [],
    );
  });

  it('has no lone or skipped test', () => {
    const lone = /\b(?:it|test|describe)\.(?:only|skip|todo)\(/u;
    const tests = code.filter((name) => name.endsWith('.test.ts') && name !== 'tests/tidy.test.ts');
    expect(tests.filter((name) => lone.test(read(name)))).toEqual([]);
  });

  it('keeps the models small and the lock file free of addresses', () => {
    const models = tracked.filter((name) => name.startsWith('models/'));
    const bytes = models.reduce((sum, name) => sum + statSync(join(ROOT, name)).size, 0);
    expect(bytes).toBeLessThan(BLOB_LIMIT);
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('has no file that nothing uses', () => {
    const targets = new Set(
      [...code, 'bundle.ts'].flatMap((name) => relativeTargets(name, read(name))),
    );
    const entries = new Set([
      'src/cli.ts',
      'pipeline/index.ts',
      'src/formats/isolated.ts',
      'bench/main.ts',
      'web/main.tsx',
    ]);
    const unused = code.filter(
      (name) => !/\.(?:test|d)\.tsx?$/u.test(name) && !entries.has(name) && !targets.has(name),
    );
    expect(unused).toEqual([]);
  });

  it('has every lexicon in NFC, with its source, and used', () => {
    const lexicons = tracked.filter((name) => /^pipeline\/.*\.json$/u.test(name));
    const sources = tracked
      .filter((file) => /\.(?:ts|py|toml)$|manifest\.json$/u.test(file))
      .map(read)
      .join('\n');
    for (const name of lexicons) {
      const text = read(name);
      expect(text, name).toBe(text.normalize('NFC'));
      expect(JSON.parse(text), name).toHaveProperty('source');
      const file = name.split('/').at(-1) ?? name;
      // Code names the file; a recipe names the list and its kind: 'parties:exact'.
      const used = sources.includes(file) || sources.includes(`"${file.slice(0, -5)}:`);
      expect(used ? '' : name).toBe('');
    }
  });
});

function relativeTargets(from: string, text: string): string[] {
  return [...text.matchAll(/(?:from\s*|import\(\s*)'(\.[^']+)'/gu)].map((match) =>
    join(dirname(from), match[1] ?? ''),
  );
}
