/** Drawings: each figure stands where its scale says. */
import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../../eval/confidence.ts';
import { atRoundThresholds, curve, labelled } from '../../../eval/report/plots/curve.ts';
import { forest } from '../../../eval/report/plots/forest.ts';
import { reliability } from '../../../eval/report/plots/reliability.ts';
import { floorOf, scaleOf, ticksOf } from '../../../eval/report/plots/scale.ts';

const all = (drawing: string, pattern: RegExp) => [...drawing.matchAll(pattern)];
const numbers = (drawing: string, pattern: RegExp) =>
  all(drawing, pattern).map((match) => match.slice(1).map(Number));

describe('scale', () => {
  it('takes ends to ends and the middle to the middle', () => {
    const scale = scaleOf([0.5, 1], [100, 300]);
    expect([0.5, 0.75, 1].map(scale)).toEqual([100, 200, 300]);
  });

  it.each([
    [[0.83, 0.91], 0.8, [0.8, 0.9, 1]],
    [[0.7], 0.7, [0.7, 0.8, 0.9, 1]],
    [[0.34, 1], 0.3, [0.4, 0.6, 0.8, 1]],
    [[1], 0.9, [0.9, 1]],
    [[0], 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])('starts at the tenth below %j', (values, floor, ticks) => {
    expect(floorOf(values)).toBe(floor);
    expect(ticksOf(floor)).toEqual(ticks);
  });
});

describe('forest', () => {
  const rows = [
    {
      label: 'decisions',
      figures: [
        { value: 0.9, interval: { low: 0.8, high: 0.95 } },
        { value: 0.7, interval: { low: 0.6, high: 0.8 } },
      ],
    },
    { label: 'a genre <of> 30 letters and more', figures: [{ value: 1, interval: null }] },
    { label: 'nothing', figures: [{ value: null, interval: null }] },
  ];
  const drawing = String(forest({ id: 'f', title: 'F1', series: ['found', 'strict'], rows }));
  // The key's marks come first, one of each series.
  const dots = numbers(drawing, /<circle class="dot" cx="([\d.]+)"/gu).map(([x = 0]) => x);
  const diamonds = numbers(drawing, /class="diamond" d="M([\d.]+) /gu).map(([x = 0]) => x);
  const ticks = all(drawing, /<text class="tick" x="([\d.]+)"[^>]*>(\d\.\d)<\/text>/gu);
  const tick = (name: string) => Number(ticks.find(([, , text]) => text === name)?.[1]);

  it('sets each figure at its place on the scale', () => {
    expect(ticks.map(([, , text]) => text)).toEqual(['0.6', '0.7', '0.8', '0.9', '1.0']);
    expect(dots.slice(1)).toEqual([tick('0.9'), tick('1.0')]);
    expect(diamonds.slice(1)).toEqual([tick('0.7')]);
  });

  it('draws each interval from end to end, and none where there is none', () => {
    const ranges = numbers(drawing, /class="range range-\d" d="M([\d.]+) [\d.]+H([\d.]+)"/gu);
    const [low = 0, high = 0] = ranges[2] ?? [];
    expect(ranges).toHaveLength(4);
    expect(low).toBe(tick('0.8'));
    expect(high).toBeCloseTo((tick('0.9') + tick('1.0')) / 2, 0);
    expect(ranges[3]).toEqual([tick('0.6'), tick('0.8')]);
  });

  it('names rows, shortened and as text, and tells the figures to who cannot see them', () => {
    expect(drawing).toContain('>a genre &lt;of&gt; 30 let…</text>');
    expect(drawing).not.toContain('>nothing</text>');
    expect(drawing).toMatch(
      /^<svg id="f"[^>]*role="img"\s+aria-labelledby="f-t" aria-describedby="f-d">/u,
    );
    expect(drawing).toContain('decisions: found 0.900 [0.800–0.950], strict 0.700 [0.600–0.800];');
  });

  it('is nothing where nothing has a figure', () => {
    expect(forest({ id: 'f', title: 'F1', series: ['found'], rows: rows.slice(2) })).toBeNull();
  });
});

/** Ten predictions at 0.9 of which nine are right, four at 0.5 of which one is; 20 in gold. */
const scores = confidenceOf(
  [
    ...Array.from({ length: 10 }, (_, i) => ({ confidence: 0.9, right: i > 0 })),
    ...Array.from({ length: 4 }, (_, i) => ({ confidence: 0.5, right: i === 0 })),
  ],
  20,
);
if (scores === null) throw new Error('no scores');
/** The frame of both drawings: x from 32 to 308, y from 252 up to 28. */
const place = (x: number, y: number) => [32 + 276 * x, 252 - 224 * y];
const close = (found: number[] | undefined, wanted: number[]) => {
  expect(found).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) expect(found?.[index]).toBeCloseTo(value, 0);
};

describe('reliability', () => {
  const drawing = String(reliability('r', 'decisions', scores));

  it('sets each bin at its confidence and its share that is right', () => {
    const dots = numbers(drawing, /<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"/gu);
    expect(dots).toHaveLength(2);
    close(dots[0], place(0.5, 0.25));
    close(dots[1], place(0.9, 0.9));
  });

  it('draws the interval of each bin', () => {
    const ranges = numbers(drawing, /class="range range-0" d="M([\d.]+) ([\d.]+)V([\d.]+)"/gu);
    const { low, high } = scores.bins[0]?.interval ?? { low: 0, high: 0 };
    const [x = 0, bottom = 0] = place(0.5, low);
    close(ranges[0], [x, bottom, place(0.5, high)[1] ?? 0]);
  });

  it('says how many predictions each bin holds, the most with the tallest bar', () => {
    const counts = all(drawing, /<text class="small"[^>]*>(\d+)<\/text>/gu).map(([, n]) => n);
    expect(counts).toEqual(['4', '10']);
    const bars = numbers(drawing, /class="bar" d="M[\d.]+ ([\d.]+)V([\d.]+)/gu);
    const [few = 0, many = 0] = bars.map(([bottom = 0, top = 0]) => bottom - top);
    expect(few / many).toBeCloseTo(0.4, 1);
  });
});

describe('curve', () => {
  it('goes in steps through each point, and labels it with its threshold', () => {
    const drawing = String(curve('c', 'decisions', scores));
    const dots = numbers(drawing, /<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"/gu);
    close(dots[0], place(9 / 20, 9 / 10));
    close(dots[1], place(10 / 20, 10 / 14));
    const labels = all(drawing, /<text class="halo"[^>]*>([\d.]+)<\/text>/gu).map(([, n]) => n);
    expect(labels).toEqual(['0.90', '0.50']);
    const [path = []] = numbers(
      drawing,
      /class="curve" d="M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H/gu,
    );
    const [[x1 = 0, y1 = 0], y2 = 0] = [place(9 / 20, 9 / 10), place(0, 10 / 14)[1]];
    close(path, [32, y1, x1, y2]);
  });

  it('labels the two ends of a crowded curve and leaves room between labels', () => {
    const points = Array.from({ length: 100 }, (_, index) => ({
      threshold: 1 - index / 100,
      precision: 0.95,
      recall: (index + 1) / 100,
    }));
    const chosen = labelled(points);
    expect(chosen[0]).toBe(points[0]);
    expect(chosen.at(-1)).toBe(points.at(-1));
    expect(chosen.length).toBeLessThan(10);
  });

  it('tells what holds at round thresholds, the same figures once', () => {
    expect(atRoundThresholds(scores.curve)).toEqual([
      { threshold: 0.55, precision: 0.9, recall: 0.45 },
      { threshold: 0, precision: 10 / 14, recall: 0.5 },
    ]);
  });
});
