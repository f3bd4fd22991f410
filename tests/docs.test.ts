/** README's commands print what README says. A line '…' stands for any lines. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const CLI = join(ROOT, 'dist/src/cli.js');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

interface Example {
  readonly command: string;
  readonly output: string;
}

/** The '$ command' lines of the console blocks with what they print. */
function examplesOf(markdown: string): Example[] {
  const blocks = [...markdown.matchAll(/^```console\n([\s\S]*?)^```$/gmu)].map((m) => m[1] ?? '');
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /mu)
      .slice(1)
      .map((part) => {
        const [command = '', ...lines] = part.split('\n');
        return { command, output: lines.join('\n').trimEnd() };
      }),
  );
}

/** What README says as a pattern: '…' alone on a line is any lines, at a line's end any rest. */
function patternOf(output: string): RegExp {
  const lines = output.split('\n').map((line) => {
    if (line.trim() === '…') return String.raw`(?:.*\n)*?`;
    const open = line.endsWith('…') && !line.endsWith(' …');
    const text = (open ? line.slice(0, -1) : line).replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    return `${text}${open ? '.*' : ''}\n`;
  });
  return new RegExp(`^${lines.join('')}$`, 'u');
}

let home = '';
beforeAll(() => {
  if (!existsSync(CLI)) execFileSync('npm', ['run', 'build'], { cwd: ROOT });
  home = mkdtempSync(join(tmpdir(), 'klubbslag-docs-'));
  cpSync(join(ROOT, 'fixtures'), join(home, 'fixtures'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(command: string): string {
  const start = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts
    .start as string;
  const shell = (command.endsWith('npm start') ? (start.split('&& ')[1] ?? '') : command)
    .replace(/^node dist\/src\/cli\.js/u, 'klubbslag')
    .replace(/\bklubbslag(?= )/gu, `"${process.execPath}" "${CLI}"`);
  const result = spawnSync('bash', ['-c', shell], { cwd: home, encoding: 'utf8' });
  return `${result.stdout}\n`.replace(/\n+$/u, '\n');
}

describe('README', () => {
  const examples = examplesOf(readme).filter(({ command }) => !/npm test/u.test(command));

  it('shows how to start within its first screen', () => {
    const first = readme.split('\n').slice(0, 12).join('\n');
    expect(first).toContain('npm ci && npm start');
    expect(first).toContain('npm ci && npm test');
    const files = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' });
    const count = files.filter((name) => name.endsWith('.test.ts')).length;
    expect(readme).toContain(`Test Files  ${count} passed (${count})`);
    expect(examples.length).toBeGreaterThan(4);
  });

  it.each(examples)(
    '$ $command',
    ({ command, output }) => {
      const printed = run(command);
      if (!patternOf(output).test(printed)) expect(printed.trimEnd()).toBe(output);
    },
    120_000,
  );

  it('would see a line that is not printed', () => {
    expect(patternOf('a\n…\nc').test('a\nb\nb\nc\n')).toBe(true);
    expect(patternOf('a\n…\nd').test('a\nb\nb\nc\n')).toBe(false);
    expect(patternOf('begins with…').test('begins with this\n')).toBe(true);
    expect(patternOf('a').test('a\nb\n')).toBe(false);
  });

  it('names every command and option', () => {
    const help = spawnSync(process.execPath, [CLI, '--help'], { encoding: 'utf8' });
    const commands = [
      ...`${help.stdout}${help.stderr}`.matchAll(
        /^\s+(run|show|list|export|schema|eval|gold)\b/gmu,
      ),
    ];
    expect(commands.length).toBeGreaterThanOrEqual(7);
    for (const [, name] of commands) expect(readme).toContain(`klubbslag ${name}`);
  });
});
