/** A reliability diagram: how often the program is right at each degree of confidence. */
import type { Bin, ConfidenceScores } from '../../confidence.ts';
import { plural } from '../../table.ts';
import { type Content, html, type Markup } from '../html/markup.ts';
import { axes, marker, svg, text } from './drawing.ts';
import { scaleOf } from './scale.ts';

const FRAME = { left: 32, right: 308, top: 28, bottom: 252 };
/** The bars of counts below the frame. */
const BARS = { top: 318, bottom: 342 };
const x = scaleOf([0, 1], [FRAME.left, FRAME.right]);
const y = scaleOf([0, 1], [FRAME.bottom, FRAME.top]);

/** The drawing of one layer. */
export function reliability(id: string, layer: string, scores: ConfidenceScores): Markup {
  const { bins, count, ece } = scores;
  const above = bins.filter(({ accuracy, confidence }) => accuracy > confidence).length;
  const most = Math.max(...bins.map((bin) => bin.count));
  return svg({
    id,
    title: `Reliability of confidence: ${layer}`,
    description:
      `${plural(count, 'prediction')} in ${plural(bins.length, 'bin')}; the share that is right ` +
      `lies above the confidence in ${above} of them. Expected calibration error ${ece.toFixed(3)}.`,
    width: 320,
    height: 346,
    content: [
      axes(FRAME, { name: 'confidence', at: x }, { name: 'share that is right', at: y }),
      html`<path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
      bins.map(drawnBin),
      text('name', 0, FRAME.bottom + 52, 'predictions in each bin', 'start'),
      bins.map((bin) => bar(bin, most)),
      html`<path class="axis" d="M${FRAME.left} ${BARS.bottom}H${FRAME.right}"/>`,
    ],
  });
}

function drawnBin({ from, to, count, confidence, accuracy, interval }: Bin): Content {
  const [at, low, high] = [x(confidence), y(interval.low), y(interval.high)];
  const tip =
    `${from.toFixed(1)}–${to.toFixed(1)}: ${accuracy.toFixed(3)} right of ` +
    plural(count, 'prediction');
  return [
    html`<path class="range range-0" d="M${at} ${low}V${high}"/>`,
    html`<path class="cap" d="M${at - 3} ${low}h6M${at - 3} ${high}h6"/>`,
    marker(0, at, y(accuracy), tip),
  ];
}

function bar({ from, to, count }: Bin, most: number): Content {
  const height = Math.max(1, Math.round((count / most) * (BARS.bottom - BARS.top - 8)));
  const [start, end, top] = [x(from) + 1.5, x(to) - 1.5, BARS.bottom - height];
  return [
    html`<path class="bar" d="M${start} ${BARS.bottom}V${top}H${end}V${BARS.bottom}z"/>`,
    text('small', (start + end) / 2, top - 3, String(count)),
  ];
}
