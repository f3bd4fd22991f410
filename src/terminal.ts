/** Output streams: who looks at them. Apart from config.ts, which takes longer to load. */
import type { Environment } from './config.ts';

/** What is known of an output stream: whether a person looks at it, how wide, in colour or not. */
export interface Terminal {
  readonly interactive: boolean;
  readonly colour: boolean;
  readonly width: number;
}

const USUAL_WIDTH = 80;
const LEAST_WIDTH = 40;
const MOST_WIDTH = 100;

/** Colour only on a terminal, and never with NO_COLOR (no-color.org) or a dumb terminal. */
export function terminalOf(
  stream: { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined },
  env: Environment,
): Terminal {
  const interactive = stream.isTTY === true;
  const colour = interactive && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const columns = stream.columns || USUAL_WIDTH;
  // Lines longer than a hundred signs are hard to read, however wide the window is.
  const width = Math.max(LEAST_WIDTH, Math.min(columns, MOST_WIDTH));
  return { interactive, colour, width };
}
