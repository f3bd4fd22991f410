/** Somebody who reviews a document by keyboard. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Look, Site } from './site.ts';

type Item = Readonly<Record<string, unknown>>;

/** What a reviewer does; facts are named as marks are: 'decisions:b0#0'. */
export interface Reviewer {
  /** Opens a document, and begins. */
  review(sha256: string | undefined, who?: string, look?: Partial<Look>): Promise<Page>;
  /** The name of the mark that has the focus, '' where none has. */
  focused(): Promise<string>;
  press(key: string): Promise<void>;
  goTo(name: string): Promise<void>;
  /** What is kept of a document, once there is so much of it. */
  kept(sha256: string | undefined, count: number): Promise<readonly Item[]>;
}

/** A reviewer in a browser. */
export function reviewerOf(site: Site): Reviewer {
  const focused = () => site.page.evaluate<string>(`document.activeElement.dataset.name ?? ''`);
  return {
    focused,
    review: async (sha256, who = 'Rut Ek', look = {}) => {
      const page = await site.open(`/documents/${sha256}`, look);
      await page.getByRole('button', { name: 'Granska', exact: true }).press('Enter');
      await page.locator('#review-who').fill(who);
      await page.locator('.text .mark').first().waitFor();
      return page;
    },
    press: (key) => site.page.keyboard.press(key),
    goTo: async (name) => {
      const mark = site.page.locator(`[data-name="${name}"]`);
      // What was said before may still lead the reader to its own place.
      const stays = async () => {
        await mark.focus();
        await site.page.waitForTimeout(100);
        return await focused();
      };
      await expect.poll(stays).toBe(name);
    },
    kept: async (sha256, count) => {
      let items: readonly Item[] = [];
      const read = async () => {
        const answer = await fetch(`${site.address}/v1/documents/${sha256}/corrections`);
        ({ items } = (await answer.json()) as { items: Item[] });
        return items.length;
      };
      await expect.poll(read).toBe(count);
      return items;
    },
  };
}
