/** From the tables of an evaluation to the very sentence. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { maskedText } from '../../../pipeline/private/mask.ts';
import { servedEvaluation } from '../../../src/serve/evaluation.ts';
import { documentOf, HOSTILE, kind, sampleDocuments } from '../../eval/report/sample.ts';
import { UNCOVERED } from '../../src/serve/support.ts';
import { recordOf, sha256 } from '../../src/support/records.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { DESK, openSite, PHONE, type Site } from './site.ts';

const CHROMIUM = findChromium();
const NUMBER = '19121212-1212';
const TEXT = `Organ: Nämnden

§ 1 Nämnden lagar bron åt ${NUMBER}.

§ 2 Nämnden river kajen ${HOSTILE.image}.
`;
const PATH = '/minutes/nämnd/bron.txt';
const record = recordOf(PATH, TEXT);

const COVERS = { ...UNCOVERED, text: async () => maskedText };

/** One decision missed, one said where there is none; beside seven documents of another store. */
function documents() {
  const missed = kind(`Nämnden lagar bron åt ${NUMBER}.`, 'approve');
  const sure = { confidence: 0.95, by: 'rule:river' };
  const spurious = kind(`Nämnden river kajen ${HOSTILE.image}.`, 'reject', sure);
  const own = documentOf('nämnd/bron.txt', TEXT, { decisions: [[missed], [spurious]] });
  const others = sampleDocuments().map((one) => ({ ...one, sha256: sha256(one.document) }));
  return [{ ...own, sha256: record.source.sha256 }, ...others];
}

describe.skipIf(!canBrowse(CHROMIUM))('the evaluation', () => {
  let site: Site;
  beforeAll(async () => {
    const run = { documents: documents(), skipped: 1, drafts: 0 };
    const evaluation = servedEvaluation(run, { ...RESAMPLING, resamples: 50 }, COVERS);
    site = await openSite(CHROMIUM, [{ path: PATH, record }], { evaluation });
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  const shown = async () => {
    await site.page.locator('.errors > li').first().waitFor();
    return await site.page.locator('.errors > li').count();
  };

  it('leads from a count to the errors, and from an error to its place', async () => {
    const page = await site.open('/evaluation');
    const cell = page.getByRole('link', { name: /^\d+ missat, beslut/iu });
    const count = Number(await cell.innerText());
    await cell.focus();
    await page.keyboard.press('Enter');
    expect(await shown()).toBe(count);
    expect(page.url()).toMatch(/\/evaluation\?layer=decisions&type=missed$/u);
    expect(await page.evaluate('document.activeElement.id')).toBe('errors');
    await page.getByLabel('Dokument').selectOption({ label: 'nämnd/bron.txt' });
    await page.locator('main').getByText('1 fel', { exact: true }).waitFor();
    const mark = page.locator('.errors mark.gold');
    // Of the same length as what it covers: the place is the same.
    expect(await mark.textContent()).toBe('facit: Nämnden lagar bron åt ████████-████.');
    const at = TEXT.indexOf('Nämnden lagar');
    const place = page.locator('.errors .where a');
    const end = TEXT.indexOf('.\n', at) + 1;
    expect(await place.getAttribute('href')).toBe(
      `/documents/${record.source.sha256}?at=${at}-${end}`,
    );
  });

  it('links no document that is not stored', async () => {
    const page = await site.open(`/evaluation?sha256=${sha256('klubb/mote-1.txt')}`);
    await shown();
    expect(await page.locator('.errors a').count()).toBe(0);
  });

  it('takes markup in documents for text', async () => {
    const page = await site.open('/evaluation?type=spurious');
    await shown();
    await page.getByText(HOSTILE.image).first().waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
  });

  it.each([
    ['sv', 'light', PHONE],
    ['en', 'dark', DESK],
  ] as const)('has nothing that axe objects to, %s, %s', async (language, scheme, viewport) => {
    const page = await site.open('/evaluation?type=wrong', { language, scheme, viewport });
    await shown();
    await page.locator('details').evaluate((one) => one.setAttribute('open', ''));
    expect(await site.axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  });

  it('says how one is made where none is open', async () => {
    const bare = await openSite(CHROMIUM, []);
    try {
      const page = await bare.open('/evaluation');
      await page.getByText('klubbslag eval protokoll/ --report report/').waitFor();
      expect(await bare.axe()).toEqual([]);
      expect(bare.problems()).toEqual([expect.stringContaining('404')]);
    } finally {
      await bare.close();
    }
  });
});
