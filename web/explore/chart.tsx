/** Counts over time as stacked bars. The table beside it is what is read aloud. */
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { stacked } from './series.ts';

interface ChartProps {
  readonly times: readonly string[];
  /** From the bottom up, one a series; the swatches of the legend have their colours. */
  readonly rows: readonly (readonly number[])[];
  readonly label: string;
  /** Told which bar was pressed. */
  onChoose(index: number): void;
}

const HEIGHT = 280;
/** No wider on paper, whatever the window was. */
const PAPER_WIDTH = 620;
const WIDEST_BAR = 60;

/** What an element of the class looks like now, in this scheme and on this medium. */
function colourOf(within: Element, selector: string, property: 'color' | 'backgroundColor') {
  const element = within.querySelector(selector) ?? within;
  return window.getComputedStyle(element)[property];
}

function optionsFor(figure: Element, { times, rows, onChoose }: ChartProps, width: number) {
  const ink = () => colourOf(figure, 'figcaption', 'color');
  const swatch = (nth: number) => colourOf(figure, `.swatch-${nth}`, 'backgroundColor');
  const axis = { stroke: ink, grid: { show: false }, ticks: { stroke: ink, width: 1 } };
  const series = rows.map((_, nth) => {
    return { fill: () => swatch(nth), stroke: ink, width: 0.5, points: { show: false } };
  });
  return (plot: typeof uPlot): uPlot.Options => {
    const paths = plot.paths.bars?.({ size: [0.8, WIDEST_BAR] });
    return {
      ...{ width, height: HEIGHT },
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
      scales: {
        x: { time: false, range: () => [-0.6, times.length - 0.4] },
        y: { range: (_, __, most) => [0, Math.max(1, most) * 1.05] },
      },
      axes: [
        {
          ...axis,
          space: 60,
          incrs: [1, 2, 3, 6, 12, 24, 60, 120],
          values: (_, splits) => splits.map((at) => times[at] ?? ''),
        },
        { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 50_000] },
      ],
      // The tallest first: what lies below is drawn over it.
      series: [{}, ...series.map((one) => (paths ? { ...one, paths } : one)).reverse()],
      hooks: {
        ready: [
          ({ over, cursor }) => {
            over.addEventListener('click', () => {
              const { idx } = cursor;
              if (typeof idx === 'number') onChoose(idx);
            });
          },
        ],
      },
    };
  };
}

function dataOf({ times, rows }: ChartProps): uPlot.AlignedData {
  // What is none has no bar, and no line in its place.
  const bars = stacked(rows).map((sums) => sums.map((sum) => (sum === 0 ? null : sum)));
  return [times.map((_, n) => n), ...bars.reverse()];
}

/** Draws anew where the window, the scheme or the medium is another. */
function keepFitting(plot: uPlot, place: HTMLElement): () => void {
  const paper = window.matchMedia('print');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const fit = () => {
    const width = paper.matches ? Math.min(place.clientWidth, PAPER_WIDTH) : place.clientWidth;
    plot.setSize({ width, height: HEIGHT });
    plot.redraw();
  };
  const observer = new ResizeObserver(fit);
  observer.observe(place);
  for (const one of [paper, dark]) one.addEventListener('change', fit);
  return () => {
    observer.disconnect();
    for (const one of [paper, dark]) one.removeEventListener('change', fit);
  };
}

/** The bars; what draws them is loaded when the first is to be drawn. */
export function Chart(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const key = JSON.stringify([props.times, props.rows]);
  useEffect(() => {
    let end = () => {};
    let gone = false;
    import('uplot').then(({ default: Plot }) => {
      const element = place.current;
      const figure = element?.closest('figure');
      if (gone || !element || !figure) return;
      const options = optionsFor(figure, props, element.clientWidth)(Plot);
      const plot = new Plot(options, dataOf(props), element);
      const stop = keepFitting(plot, element);
      end = () => {
        stop();
        plot.destroy();
      };
    });
    return () => {
      gone = true;
      end();
    };
  }, [key]);
  return <div class="chart" ref={place} role="img" aria-label={props.label} />;
}
