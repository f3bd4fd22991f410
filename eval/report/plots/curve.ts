/** Precision and recall as the confidence asked for falls. */
import type { ConfidenceScores, CurvePoint } from '../../confidence.ts';
import { plural } from '../../table.ts';
import { html, type Markup } from '../html/markup.ts';
import { axes, marker, svg, text } from './drawing.ts';
import { scaleOf } from './scale.ts';

const FRAME = { left: 32, right: 308, top: 28, bottom: 252 };
const x = scaleOf([0, 1], [FRAME.left, FRAME.right]);
const y = scaleOf([0, 1], [FRAME.bottom, FRAME.top]);
/** Room that a threshold's label takes. */
const LABEL = { width: 34, height: 17 };

/** The drawing of one layer. */
export function curve(id: string, layer: string, scores: ConfidenceScores): Markup {
  const { curve: points, averagePrecision, count } = scores;
  const [first, last] = [points[0], points.at(-1)];
  const ends = [first, last].flatMap((point) => (point === undefined ? [] : [told(point)]));
  return svg({
    id,
    title: `Precision and recall over the threshold: ${layer}`,
    description:
      `${plural(count, 'prediction')}; ${[...new Set(ends)].join('; ')}. ` +
      `Average precision ${averagePrecision.toFixed(3)}.`,
    width: 320,
    height: 290,
    content: [
      axes(FRAME, { name: 'recall', at: x }, { name: 'precision', at: y }),
      html`<path class="curve" d="${path(points)}"/>`,
      labelled(points).map((point) => {
        const [px, py] = [x(point.recall), y(point.precision)];
        const below = py + LABEL.height < FRAME.bottom;
        const inside = Math.min(Math.max(px, FRAME.left + 16), FRAME.right - 12);
        return [
          marker(0, px, py, told(point)),
          text('halo', inside, below ? py + 18 : py - 9, point.threshold.toFixed(2)),
        ];
      }),
    ],
  });
}

function told({ threshold, precision, recall }: CurvePoint): string {
  const [t, p, r] = [threshold.toFixed(2), precision.toFixed(3), recall.toFixed(3)];
  return `at ${t} and above: precision ${p}, recall ${r}`;
}

/** In steps, as its area is counted: the precision of a point holds from the one before. */
function path(points: readonly CurvePoint[]): string {
  return points
    .map(({ precision, recall }, index) =>
      index === 0 ? `M${x(0)} ${y(precision)}H${x(recall)}` : `V${y(precision)}H${x(recall)}`,
    )
    .join('');
}

/** The last point, the first, and between them as many as their labels have room. */
export function labelled(points: readonly CurvePoint[]): CurvePoint[] {
  const chosen: CurvePoint[] = [];
  const isFree = (point: CurvePoint) =>
    chosen.every(
      (other) =>
        Math.abs(x(point.recall) - x(other.recall)) >= LABEL.width ||
        Math.abs(y(point.precision) - y(other.precision)) >= LABEL.height,
    );
  for (const point of [...points.slice(-1), ...points]) if (isFree(point)) chosen.push(point);
  return chosen.sort((a, b) => b.threshold - a.threshold);
}

/** The points at round thresholds, for a table: the lowest that is at least so sure. */
export function atRoundThresholds(points: readonly CurvePoint[]): CurvePoint[] {
  const found = Array.from({ length: 21 }, (_, step) => (20 - step) / 20).flatMap((threshold) => {
    const point = points.findLast((one) => one.threshold >= threshold);
    return point === undefined ? [] : [{ ...point, threshold }];
  });
  return found.filter((point, index) => {
    const next = found[index + 1];
    return next?.recall !== point.recall || next.precision !== point.precision;
  });
}
