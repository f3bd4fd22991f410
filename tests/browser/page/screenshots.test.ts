/**
 * The pictures in README show the page as it is: what can be read in each is held to what the page
 * says now, and how much ink it takes, since fonts differ. `npm run screenshots` makes them anew.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { scoreFolders } from '../../../src/evaluate.ts';
import { SILENT } from '../../../src/progress.ts';
import { servedEvaluation } from '../../../src/serve/evaluation.ts';
import { UNCOVERED } from '../../src/serve/support.ts';
import { ROOT } from '../../src/support/process.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { SHOTS, type Shot } from './shots.ts';
import { openSite, type Placed, type Site } from './site.ts';

const CHROMIUM = findChromium();
const FOLDER = 'web/screenshots';
const SHOWN = join(ROOT, FOLDER, 'shown.json');
const MAKE = process.env['KLUBBSLAG_SCREENSHOTS'] === 'make';
const VIEWPORT = { width: 1100, height: 800 };
/** Times as much ink: what fonts of another machine may come to. */
const MOST_INK = 2;
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** By name: a digest of all that can be read there. */
type Shown = Record<string, string>;

async function fixtures() {
  const analyser = makeAnalyser({ threads: 1 });
  const placed: Placed[] = [];
  const analyse = async (file: Parameters<typeof analyser.analyse>[0]) => {
    const record = await analyser.analyse(file);
    placed.push({ path: file.path, record });
    return record;
  };
  const scope = { folders: [join(ROOT, 'fixtures')], genre: null, unannotated: false };
  const run = await scoreFolders(scope, { analyse, progress: SILENT });
  return { placed, run };
}

describe.skipIf(!canBrowse(CHROMIUM))('the pictures in README', () => {
  let site: Site;
  const shas = new Map<string, string>();
  const shown: Shown = MAKE ? {} : (JSON.parse(readFileSync(SHOWN, 'utf8')) as Shown);

  beforeAll(async () => {
    const { placed, run } = await fixtures();
    for (const { path, record } of placed) shas.set(basename(path), record.source.sha256);
    const evaluation = servedEvaluation(run, { ...RESAMPLING, resamples: 50 }, UNCOVERED);
    site = await openSite(CHROMIUM, placed, { evaluation });
  }, 120_000);
  afterAll(async () => {
    await site?.close();
    if (MAKE) writeFileSync(SHOWN, `${JSON.stringify(shown, null, 2)}\n`);
  });

  function of(start: string): string {
    const found = [...shas].find(([name]) => name.startsWith(start));
    if (found === undefined) throw new Error(`no fixture is called ${start}`);
    return found[1];
  }

  async function take({ path, wait, press = [] }: Shot, type = '16px') {
    const page = await site.open(path(of), { viewport: VIEWPORT });
    await page.locator(wait).first().waitFor();
    await page.evaluate(`document.documentElement.style.fontSize = '${type}'`);
    for (const name of press) {
      await page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
    }
    // However lines break, the same is said.
    const said = await page.evaluate<string>(`document.querySelector('main').textContent`);
    const digest = createHash('sha256')
      .update(said.replace(/\s+/gu, ' '))
      .digest('hex')
      .slice(0, 16);
    return { digest, picture: await page.screenshot() };
  }

  /** The size of a picture, and its ink: how far from white its signs are, all in all. */
  async function inkOf(picture: Buffer): Promise<{ readonly size: string; readonly ink: number }> {
    const { page } = site;
    await page.goto('about:blank');
    return await page.evaluate(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${picture.toString('base64')}';
      await image.decode();
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return { size: width + ' x ' + height, ink: data.reduce((sum, one) => sum + 255 - one, 0) };
    })()`);
  }

  /** Whether the one may be the other with other fonts. */
  async function isLike(one: Buffer, other: Buffer): Promise<boolean> {
    const [a, b] = [await inkOf(one), await inkOf(other)];
    const times = Math.max(a.ink, b.ink) / Math.min(a.ink, b.ink);
    return a.size === b.size && times < MOST_INK;
  }

  it.each(SHOTS)('$name is as the page is', async (shot) => {
    const { digest, picture } = await take(shot);
    const file = join(ROOT, FOLDER, `${shot.name}.png`);
    if (MAKE) {
      mkdirSync(join(ROOT, FOLDER), { recursive: true });
      writeFileSync(file, picture);
      shown[shot.name] = digest;
    }
    const stale = `${shot.name}.png shows something else: npm run screenshots`;
    expect(shown[shot.name], stale).toBe(digest);
    expect(await isLike(readFileSync(file), picture), stale).toBe(true);
    expect(picture.length).toBeLessThan(400_000);
  });

  it('takes for the same what only breaks its lines elsewhere', async () => {
    const shot = SHOTS.find(({ name }) => name === 'document');
    if (shot === undefined) throw new Error('no picture of a document');
    const { digest } = await take(shot);
    const small = await take(shot, '11px');
    expect(small.digest).toBe(digest);
  });

  it('sees a picture of another view, and one of another size', async () => {
    const page = await site.open('/documents/a/b', { viewport: VIEWPORT });
    const other = await page.screenshot();
    const file = readFileSync(join(ROOT, FOLDER, `${SHOTS[0]?.name}.png`));
    expect(await isLike(file, other)).toBe(false);
    const half = await site.page.screenshot({ clip: { x: 0, y: 0, width: 550, height: 400 } });
    expect(await isLike(file, half)).toBe(false);
  });

  it('are those that a test makes, and README has all of them', () => {
    const names = SHOTS.map(({ name }) => name);
    const files = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.png'));
    expect(files.sort()).toEqual(names.map((name) => `${name}.png`).sort());
    const linked = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/gu)].map(([, path]) => path);
    expect(linked.sort()).toEqual(names.map((name) => `${FOLDER}/${name}.png`).sort());
  });
});
