/** A review by keyboard: each thing said is kept and changes the document. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../src/support/records.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { type Reviewer, reviewerOf } from './reviewer.ts';
import { DESK, openSite, PHONE, type Placed, type Site } from './site.ts';

const CHROMIUM = findChromium();

/** Minutes of their own for each test: what is said of one changes no other. */
function minutes(nth: number): Placed {
  const text = `Organ: Båtklubben ${nth}
Person: Asta Ek
Person: Bo Frid
Organisation: Region Norr

Beslut: att Asta Ek lagar bryggan och båten
Beslut: att ge Bo Frid en vimpel
Cia Gran tackade för sig.
`;
  const path = `/minutes/${nth}.txt`;
  const record = recordOf(path, text);
  const decisions = record.decisions.map((one, i) => ({ ...one, confidence: i === 1 ? 0.4 : 0.8 }));
  const heading = { start: 0, end: text.indexOf('\n') };
  const agenda = record.agenda.map((one) => ({ ...one, heading }));
  return { path, record: { ...record, decisions, agenda } };
}
const ALL = [0, 1, 2, 3, 4, 5].map(minutes);
const [LOOKED, JUDGED, CHANGED, ADDED, SILENT, REFUSED] = ALL.map(
  ({ record }) => record.source.sha256,
);

describe.skipIf(!canBrowse(CHROMIUM))('a review', () => {
  let site: Site;
  let reviewer: Reviewer;
  beforeAll(async () => {
    site = await openSite(CHROMIUM, ALL);
    reviewer = reviewerOf(site);
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  it.each([
    { scheme: 'light', viewport: PHONE, width: 360 },
    { scheme: 'dark', viewport: DESK, width: 1280 },
  ] as const)('has nothing that axe objects to, $scheme, $width px', async (look) => {
    const page = await reviewer.review(LOOKED, 'Rut Ek', look);
    await page.getByRole('button', { name: /^Nästa osäkra/u }).press('Enter');
    await page.getByRole('button', { name: /^Ändra/u }).press('Enter');
    await page.getByRole('button', { name: /^Tangenter/u }).press('Enter');
    await page.getByText('Genomgångna lager').click();
    await page.locator('.help').waitFor();
    expect(await site.axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
  });

  it('goes from doubt to doubt, says right or wrong, and takes it back', async () => {
    const page = await reviewer.review(JUDGED);
    await reviewer.goTo('people:p0#0');
    await reviewer.press('n');
    await expect.poll(reviewer.focused).toBe('decisions:b1#0');
    await reviewer.press('a');
    await expect.poll(reviewer.focused).toBe('decisions:b0#0');
    await reviewer.press('r');
    const listed = () => page.locator('.facts li.decisions').count();
    await expect.poll(listed).toBe(1);
    const said = await reviewer.kept(JUDGED, 2);
    expect(said).toMatchObject([
      { layer: 'decisions', verdict: 'accept', who: 'Rut Ek', undone: null },
      { layer: 'decisions', verdict: 'reject', who: 'Rut Ek', undone: null },
    ]);
    // After the doubtful ones come the others, in the order of the text.
    await expect.poll(reviewer.focused).toMatch(/#0$/u);
    await reviewer.press('z');
    await expect.poll(listed).toBe(2);
    expect(await reviewer.kept(JUDGED, 2)).toMatchObject([
      { undone: null },
      { undone: expect.any(String) },
    ]);
    await page.locator('.facts li.decisions', { hasText: 'vimpel' }).getByRole('button').click();
    await page.locator('.details', { hasText: 'En granskare har sagt det.' }).waitFor();
  });

  it('changes values in a form, and ends with the arrows', async () => {
    const page = await reviewer.review(CHANGED);
    await reviewer.goTo('decisions:b0#0');
    await reviewer.press('e');
    await page.getByLabel('Slag').selectOption('note');
    await page.getByLabel('Beslutar').press('Enter');
    await expect.poll(reviewer.focused).toMatch(/^decisions/u);
    await page.locator('.details', { hasText: 'noterat' }).waitFor();
    await reviewer.press('Shift+ArrowLeft');
    await reviewer.press('Shift+ArrowLeft');
    await reviewer.press('Alt+Shift+ArrowRight');
    await reviewer.press('Alt+Shift+ArrowLeft');
    await expect
      .poll(() => page.locator('.draft').allTextContents())
      .toEqual(['att ', 'Asta Ek', ' lagar bryggan']);
    await reviewer.press('Enter');
    await page.locator('.facts .title', { hasText: /^att Asta Ek lagar bryggan$/u }).waitFor();
    const text = ALL[2]?.record.text ?? '';
    const start = text.indexOf('att Asta');
    expect(await reviewer.kept(CHANGED, 2)).toMatchObject([
      { verdict: 'change', to: { values: { kind: 'note' } } },
      {
        verdict: 'change',
        to: { span: { start, end: start + 'att Asta Ek lagar bryggan'.length } },
      },
    ]);
    await page.locator('.details', { hasText: 'noterat' }).waitFor();
  });

  it('adds what is selected, and says when a layer is gone through', async () => {
    const page = await reviewer.review(ADDED);
    await page.locator('.text p', { hasText: 'Cia Gran' }).click({ position: { x: 500, y: 5 } });
    await page.evaluate(`(() => {
      const texts = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const at = texts.currentNode.data.indexOf('Cia Gran');
        if (at >= 0) getSelection().setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + 9);
      }
    })()`);
    await reviewer.press('6');
    await page.locator('.facts li.people', { hasText: 'Cia Gran' }).waitFor();
    await page.locator('.text .mark.people.current', { hasText: /^Cia Gran$/u }).waitFor();
    await page.getByText('Genomgångna lager').click();
    const people = page.locator('.review').getByRole('button', { name: 'Personer' });
    await people.press('Enter');
    await expect.poll(() => people.getAttribute('aria-pressed')).toBe('true');
    expect(await reviewer.kept(ADDED, 2)).toMatchObject([
      { layer: 'people', verdict: 'add', to: { values: { name: 'Cia Gran' } } },
      { reviewed: ['people'] },
    ]);
    // The focus is where it was, so that one after the other can be pressed.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Personer');
    await people.press('Enter');
    await expect.poll(() => people.getAttribute('aria-pressed')).toBe('false');
    await page.locator('.brand').click();
    await page.locator('tr', { hasText: 'påbörjad' }).first().waitFor();
  });

  it('asks who reviews, and letters can be turned off', async () => {
    const page = await reviewer.review(SILENT, '');
    await reviewer.goTo('decisions:b0#0');
    await reviewer.press('a');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('review-who');
    await page.keyboard.type('Rut');
    await reviewer.goTo('decisions:b0#0');
    await reviewer.press('?');
    await page.getByRole('checkbox').press('Space');
    await reviewer.goTo('decisions:b0#0');
    for (const key of ['a', 'r', '6', 'j']) await reviewer.press(key);
    expect(await reviewer.focused()).toBe('decisions:b0#0');
    expect(await reviewer.kept(SILENT, 0)).toEqual([]);
    await page.getByRole('button', { name: /^Rätt/u }).press('Enter');
    expect(await reviewer.kept(SILENT, 1)).toMatchObject([{ verdict: 'accept', who: 'Rut' }]);
    // For the next test the letters are commands again.
    await page.evaluate('localStorage.clear()');
  });

  it('tells why something is refused, and loses nothing', async () => {
    const page = await reviewer.review(REFUSED);
    await reviewer.goTo('decisions:b0#0');
    // Twice by mistake is once.
    await page.evaluate(`for (const key of ['a', 'a']) {
      const pressed = { key, bubbles: true, cancelable: true };
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', pressed));
    }`);
    await reviewer.kept(REFUSED, 1);
    await expect.poll(reviewer.focused).not.toBe('decisions:b0#0');
    await reviewer.goTo('decisions:b0#0');
    await reviewer.press('Shift+ArrowRight');
    await reviewer.press('Shift+ArrowRight');
    await reviewer.press('1');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('stands there');
    expect(await page.locator('.draft').count()).toBeGreaterThan(0);
    const complaints = site.problems();
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    expect(complaints).toHaveLength(1);
  });
});
