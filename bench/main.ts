/** `npm run bench`: what the program takes, each figure beside a reference of the same run. */
import { writeFileSync } from 'node:fs';
import { UserError } from '../src/errors.ts';
import { withFolder } from './documents.ts';
import type { Figure } from './figures.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { cold } from './parts/cold.ts';
import { growth } from './parts/growth.ts';
import { serve } from './parts/serve.ts';
import { speed } from './parts/speed.ts';
import { stages } from './parts/stages.ts';
import { writeReference } from './reference/reference.ts';
import { asJson, asMarkdown, asText, machineLine, verdict } from './report.ts';
import type { Setup } from './setup.ts';
import { readParts } from './texts.ts';

async function measure(options: Options, folder: string): Promise<Figure[]> {
  const { only, documents, growth: most, rounds, markdown } = options;
  const tell = (line: string) => void process.stderr.write(`bench: ${line}\n`);
  const setup: Setup = { parts: readParts(), documents, growth: most, rounds, folder, tell };
  const [reference, workers] = [only.includes('reference'), only.includes('workers')];
  const figures: Figure[] = [];
  const add = (found: readonly Figure[]) => {
    figures.push(...found);
    // The rest may take long.
    if (!markdown) process.stdout.write(`${asText(found)}\n\n`);
  };
  if (only.includes('cold')) add(await cold(setup));
  if (only.includes('stages')) add(await stages(setup));
  if (reference || workers) add(await speed(setup, { reference, workers }));
  if (only.includes('growth')) add(await growth(setup));
  if (only.includes('serve')) add(await serve(setup));
  return figures;
}

async function main(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv);
  if (options.help) return void process.stdout.write(USAGE);
  if (options.writeReference !== null) return writeReference(options.writeReference, readParts());
  const machine = machineLine();
  if (!options.markdown) process.stdout.write(`${machine}\n\n`);
  const figures = await withFolder((folder) => measure(options, folder));
  if (options.markdown) process.stdout.write(`${asMarkdown(figures, machine)}\n\n`);
  process.stdout.write(`${verdict(figures)}\n`);
  if (options.json !== null) writeFileSync(options.json, asJson(figures, machine));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
