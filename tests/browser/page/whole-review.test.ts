/**
 * A review from its beginning to its end: minutes are opened, five facts corrected by keyboard, all
 * layers gone through; then they are exported, become gold, and the program is scored against it.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MinutesRecord, recordSchema } from '../../../pipeline/record.ts';
import { type Analyser, makeAnalyser } from '../../../src/analyse.ts';
import { readSource } from '../../../src/files.ts';
import { main } from '../../../src/program.ts';
import { ROOT } from '../../src/support/process.ts';
import { remembering } from '../../src/support/world.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { type Reviewer, reviewerOf } from './reviewer.ts';
import { openSite, type Site } from './site.ts';

const CHROMIUM = findChromium();
const FIXTURE = join(ROOT, 'fixtures/samverkan/samordning-barn-och-unga-2024-03-12.txt');
const LIMITS = { maxBytes: 1e6, maxLine: 1e6 };

describe.skipIf(!canBrowse(CHROMIUM))('a whole review', () => {
  let site: Site;
  let reviewer: Reviewer;
  let folder = '';
  let analyser: Analyser;
  let record: MinutesRecord;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'klubbslag-review-'));
    mkdirSync(join(folder, 'samverkan'));
    const path = join(folder, 'samverkan', basename(FIXTURE));
    copyFileSync(FIXTURE, path);
    analyser = makeAnalyser({ threads: 1 });
    const { file } = await readSource(path, path, LIMITS);
    if (file === null) throw new Error('the fixture cannot be read');
    record = await analyser.analyse(file);
    site = await openSite(CHROMIUM, [{ path, record }]);
    reviewer = reviewerOf(site);
  }, 60_000);
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(site.problems()).toEqual([]));

  async function called(...argv: string[]): Promise<string> {
    const { world, out, err } = remembering({ analyser });
    expect(await main(argv, world), err.join('')).toBe(0);
    return out.join('');
  }

  it('corrects five facts by keyboard, exports them and is scored by them', async () => {
    const [first, second, third] = record.decisions;
    const [deadline] = record.deadlines;
    const [person] = record.people;
    if (!(first && second && third && deadline && person)) throw new Error('too few facts');
    const sha256 = record.source.sha256;
    const page = await reviewer.review(sha256);
    await reviewer.goTo(`decisions:${first.id}#0`);
    await reviewer.press('r');
    await reviewer.kept(sha256, 1);
    await reviewer.goTo(`decisions:${second.id}#0`);
    await reviewer.press('a');
    await reviewer.kept(sha256, 2);
    await reviewer.goTo(`decisions:${third.id}#0`);
    await reviewer.press('e');
    await page.getByLabel('Slag').selectOption(third.kind === 'note' ? 'approve' : 'note');
    await page.getByLabel('Beslutar').press('Enter');
    await reviewer.kept(sha256, 3);
    await reviewer.goTo(`deadlines:${deadline.id}#0`);
    await reviewer.press('e');
    await page.getByLabel('Datum').fill('2031-01-02');
    await page.getByLabel('Datum').press('Enter');
    await reviewer.kept(sha256, 4);
    await reviewer.goTo(`people:${person.id}#0`);
    await reviewer.press('r');
    await reviewer.kept(sha256, 5);
    await page.getByText('Genomgångna lager').press('Enter');
    const layers = page.locator('.review [aria-pressed="false"]');
    const all = await layers.count();
    for (let left = all; left > 0; left--) {
      await layers.first().press('Enter');
      await expect.poll(() => layers.count()).toBe(left - 1);
    }
    await reviewer.kept(sha256, 5 + all);

    const store = ['--store', site.path];
    const exported = recordSchema.parse(
      JSON.parse(await called('export', '--format', 'ndjson', ...store)),
    );
    const kinds = ({ decisions }: MinutesRecord) => decisions.map(({ kind }) => kind);
    expect(exported.decisions).toHaveLength(record.decisions.length - 1);
    expect(exported.decisions[1]?.kind).not.toBe(third.kind);
    expect(kinds(exported).slice(2)).toEqual(kinds(record).slice(3));
    expect(exported.deadlines[0]?.date?.to).toBe('2031-01-02');

    expect(await called('gold', 'from-corrections', ...store)).toContain('complete;');
    const gold = JSON.parse(
      readFileSync(join(folder, 'samverkan', `${basename(FIXTURE, '.txt')}.gold.json`), 'utf8'),
    );
    expect(gold.draft ?? false).toBe(false);
    const report = JSON.parse(await called('eval', folder, '--format', 'json'));
    const { counts } = report.summary.layers.decisions;
    const predicted = record.decisions.length;
    expect([counts.gold.total, counts.predicted.total]).toEqual([predicted - 1, predicted]);
    const { gold: stated, right } = report.summary.values['decisions.kind'];
    expect(stated - right).toBe(1);
    const dates = report.summary.values['deadlines.date'];
    expect(dates.found - dates.right).toBe(1);
  }, 120_000);
});
