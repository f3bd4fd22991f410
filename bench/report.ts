/** The figures as they are printed. */
import { cpus, loadavg, totalmem } from 'node:os';
import { markdownTable, table } from '../eval/table.ts';
import { type Figure, HEAD, isMet, rowOf } from './figures.ts';

/** The machine, in one line. */
export function machineLine(): string {
  const all = cpus();
  const memory = (totalmem() / 1e9).toFixed(0);
  const load = loadavg()[0]?.toFixed(1) ?? '';
  const model = all[0]?.model.trim() ?? 'unknown processor';
  const node = `Node ${process.versions.node}`;
  return `${all.length} × ${model}, ${memory} GB, ${node}, load ${load} before`;
}

/** Lines of equal columns. */
export function asText(figures: readonly Figure[]): string {
  return table(HEAD, figures.map(rowOf));
}

/** One Markdown table, with the machine above it. */
export function asMarkdown(figures: readonly Figure[], machine: string): string {
  return `${machine}\n\n${markdownTable(HEAD, figures.map(rowOf))}`;
}

/** For programs. */
export function asJson(figures: readonly Figure[], machine: string): string {
  const judged = figures.map((figure) => ({ ...figure, met: isMet(figure) }));
  return `${JSON.stringify({ machine, figures: judged }, null, 1)}\n`;
}

/** How many targets are met. */
export function verdict(figures: readonly Figure[]): string {
  const judged = figures.map(isMet).filter((met) => met !== null);
  const met = judged.filter((one) => one).length;
  return `${met} of ${judged.length} targets met`;
}
