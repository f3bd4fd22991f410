/** The style sheet and the script: contrast, and the checksum that lets the script run. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SCRIPT, SCRIPT_HASH } from '../../../eval/report/html/script.ts';
import { COLOURS } from '../../../eval/report/html/style/colours.ts';
import { STYLE } from '../../../eval/report/html/style.ts';

/** WCAG 2: relative luminance of '#rrggbb'. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = [
  ['ink', 'paper'],
  ['ink', 'raised'],
  ['ink', 'gold-wash'],
  ['ink', 'said-wash'],
  ['ink', 'both'],
  ['ink', 'heat'],
  ['ink', 'miss'],
  ['soft', 'paper'],
  ['soft', 'raised'],
  ['soft', 'line'],
  ['ink', 'line'],
  ['link', 'paper'],
] as const;
const GRAPHICS = [
  ['edge', 'paper'],
  ['gold', 'paper'],
  ['gold', 'gold-wash'],
  ['gold', 'both'],
  ['said', 'paper'],
  ['said', 'said-wash'],
  ['said', 'both'],
  ['second', 'paper'],
] as const;

describe('colours', () => {
  const schemes = Object.entries(COLOURS);

  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });

  it.each(schemes)('can be read, %s', (_, colours) => {
    const low = TEXT.filter(([a, b]) => contrast(colours[a], colours[b]) < 4.5);
    expect(low).toEqual([]);
  });

  it.each(schemes)('can be told apart in plots and marks, %s', (_, colours) => {
    const low = GRAPHICS.filter(([a, b]) => contrast(colours[a], colours[b]) < 3);
    expect(low).toEqual([]);
  });

  it('uses every colour, and none that is not there', () => {
    const used = new Set([...STYLE.matchAll(/var\(--([\w-]+)\)/gu)].map(([, name]) => name));
    used.delete('share');
    expect([...used].sort()).toEqual(Object.keys(COLOURS.light).sort());
    expect(Object.keys(COLOURS.dark)).toEqual(Object.keys(COLOURS.light));
  });
});

describe('script and style', () => {
  it('is the script that the policy lets run', () => {
    const hash = createHash('sha256').update(SCRIPT).digest('base64');
    expect(SCRIPT_HASH).toBe(`sha256-${hash}`);
  });

  it('does not end its own element, and loads nothing', () => {
    expect(SCRIPT).not.toMatch(/<\/script|<!--/iu);
    expect(STYLE).not.toMatch(/<\/style|url\(|@import/iu);
  });
});
