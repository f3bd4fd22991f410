/** `klubbslag eval --calibrate`: counts how often each source of facts was right. */
import { writeFile } from 'node:fs/promises';
import { type CalibrationCheck, checkCalibration, fitCalibration } from '../../eval/calibrate.ts';
import { figure, plural, table } from '../../eval/table.ts';
import { type Calibration, LAYERS } from '../../pipeline/calibration.ts';
import { EXIT, errorLine, UserError } from '../errors.ts';
import { scoreFolders } from '../evaluate.ts';
import type { Scope } from '../gold-files.ts';
import type { EvalPorts } from './eval.ts';

/**
 * Writes the counts to `path` and says how well they carry over. `ports.analyse` must leave facts
 * as they were scored: a calibration of calibrated facts would be one of itself.
 */
export async function runCalibrate(
  path: string,
  scope: Scope,
  { analyse, write, progress }: EvalPorts,
): Promise<number> {
  const { documents } = await scoreFolders(scope, { analyse, progress });
  const source =
    `Facts that were right, of all that each source found, in ${plural(documents.length, 'annotated document')}; ` +
    'counted by klubbslag eval --calibrate';
  await writeFile(path, calibrationText(source, fitCalibration(documents))).catch(
    (error: unknown) => {
      throw new UserError(`${path} cannot be written: ${errorLine(error)}`);
    },
  );
  write(`${report(checkCalibration(documents))}\n\nWritten: ${path}\n`);
  return EXIT.ok;
}

/** One source a line, so that a change reads well in a diff. */
function calibrationText(source: string, calibration: Calibration): string {
  const layers = LAYERS.flatMap((name) => {
    const layer = calibration[name];
    if (layer === undefined) return [];
    const by = Object.entries(layer.by).map(
      ([found, steps]) => `    ${JSON.stringify(found)}: ${JSON.stringify(steps)}`,
    );
    const all = JSON.stringify(layer.all);
    return [
      `  ${JSON.stringify(name)}: {\n   "all": ${all},\n   "by": {\n${by.join(',\n')}\n   }\n  }`,
    ];
  });
  return `{\n "source": ${JSON.stringify(source)},\n "layers": {\n${layers.join(',\n')}\n }\n}\n`;
}

function report(checks: readonly CalibrationCheck[]): string {
  const rows = checks.map(({ layer, facts, scored, fitted, heldOut }) => [
    layer,
    String(facts),
    ...[scored, fitted, heldOut].map(figure),
  ]);
  return [
    'Expected calibration error: as scored, as calibrated, and each genre calibrated by the others.',
    table(['layer', 'facts', 'scored', 'calibrated', 'genre held out'], rows),
  ].join('\n');
}
