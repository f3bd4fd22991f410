/** `klubbslag retention`: removes what is older than rules allow, and proves that nothing is left. */
import { readFileSync } from 'node:fs';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { parseDay } from '../arguments.ts';
import { settingOptions } from '../config.ts';
import { EXIT, errorLine, UserError } from '../errors.ts';
import { isFull } from '../forget/names.ts';
import { namesSought, textsSought } from '../forget/sought.ts';
import { oneLine } from '../render/text.ts';
import { ageDay, type Rule, readRules, ruleFor, ruleText } from '../retention/rules.ts';
import type { Held } from '../store/removals.ts';
import type { Store } from '../store/store.ts';
import {
  type Call,
  type Command,
  optionText,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { counted, extent } from './forget/looked.ts';
import { SUMMARIES } from './summaries.ts';

function rulesOf(path: string): readonly Rule[] {
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(`${oneLine(shownPath(path))}: ${errorLine(error)}`);
  }
  return readRules(json);
}

/** Documents by the rule that they fit; what is done already is left out. */
function sorted(held: readonly Held[], rules: readonly Rule[], today: string): Held[][] {
  const by = rules.map((): Held[] => []);
  for (const document of held) {
    const at = ruleFor(document, rules, today);
    const isDone = at !== null && rules[at]?.do === 'remove-people' && document.people === 0;
    if (at !== null && !isDone) by[at]?.push(document);
  }
  return by;
}

/** So much of a document is looked for after it was removed, and so much of all. */
const SAMPLES = 3;
const MOST_SAMPLES = 200;
const SAMPLE_LENGTH = 60;

/** The longest stretches without a line's end, in which it differs from others as a rule. */
function samplesOf({ text }: MinutesRecord): string[] {
  const lines = text.split(/[\r\n]+/u).map((line) => line.trim());
  // As JSON writes it, too.
  const long = lines.filter(
    (line) => line.length >= SAMPLE_LENGTH / 2 && !/["\\\p{Cc}]/u.test(line),
  );
  return long
    .toSorted((a, b) => b.length - a.length)
    .slice(0, SAMPLES)
    .map((line) => line.slice(0, SAMPLE_LENGTH));
}

/** What was removed, as it is looked for. */
interface Gone {
  readonly samples: string[];
  /** Names by the path of the document that they were taken out of. */
  readonly names: Map<string, readonly string[]>;
}

async function applyTo(store: Store, rule: Rule, document: Held, gone: Gone): Promise<void> {
  const { sha256, path } = document;
  if (rule.do === 'remove-document') {
    const record = await store.removals.document(sha256);
    if (record !== null) gone.samples.push(...samplesOf(record));
  }
  if (rule.do === 'remove-people') {
    const record = await store.removals.people(sha256);
    const names = record?.people.flatMap(({ name, aliases }) => [name, ...aliases]) ?? [];
    gone.names.set(path, names.filter(isFull));
  }
}

/** Documents that still name somebody who was taken out of them. */
async function stillNaming(store: Store, names: Gone['names']): Promise<string[]> {
  const found: string[] = [];
  for (const [path, all] of names) {
    const entry = await store.at(path);
    const record = entry === null ? null : await store.record(entry.id);
    const { count } = namesSought(all);
    if (record !== null && count(JSON.stringify(record.record, null, ' ')) > 0) found.push(path);
  }
  return found;
}

/** Builds the tables anew and looks through them; true where nothing is left. */
async function prove(call: Call, store: Store, { samples, names }: Gone): Promise<boolean> {
  const { write } = call.world;
  await store.proof.compact();
  const sought = samples.slice(0, MOST_SAMPLES);
  const looked = await store.proof.look(textsSought(sought));
  const naming = await stillNaming(store, names);
  for (const path of naming) await write(`  a name is left in ${oneLine(shownPath(path))}\n`);
  if (looked.left > 0)
    await write(`  in the bytes of the file: ${counted(looked.left, 'place')}\n`);
  const left = looked.left + naming.length;
  const shared = looked.stands.reduce((sum, { count }) => sum + count, 0);
  const also = shared > 0 ? ` (of which other documents have some, too: ${shared} places)` : '';
  const what = [
    ...(sought.length > 0 ? [`${counted(sought.length, 'text')} of what was removed${also}`] : []),
    ...(names.size > 0 ? [`the names in ${counted(names.size, 'document')}`] : []),
  ];
  const words = what.length > 0 ? ` for ${what.join(' and ')}` : '';
  const verdict = left > 0 ? 'something is left' : 'nothing is left';
  await write(`Looked through ${extent(looked)}${words}: ${verdict}.\n`);
  return left === 0;
}

async function retention(call: Call): Promise<number> {
  const [file = ''] = call.positionals;
  const rules = rulesOf(file);
  const given = optionText(call, 'today');
  const today =
    given === null ? new Date().toISOString().slice(0, 10) : parseDay(given, 'today', 'first');
  const dry = call.options['dry-run'] === true;
  const { write } = call.world;
  return await withStore(settingsOf(call), false, async (store) => {
    const gone: Gone = { samples: [], names: new Map() };
    const by = sorted(await store.removals.held(), rules, today);
    for (const [at, rule] of rules.entries()) {
      const documents = by[at] ?? [];
      await write(
        `${at + 1}. ${oneLine(ruleText(rule))}: ${counted(documents.length, 'document')}\n`,
      );
      for (const document of documents) {
        if (rule.do !== 'keep') {
          const words = [shownPath(document.path), ageDay(document), document.body ?? ''];
          await write(`  ${oneLine(words.filter((word) => word !== '').join(', '))}\n`);
        }
        if (!dry) await applyTo(store, rule, document, gone);
      }
    }
    if (dry) {
      await write('Nothing was removed: this is a --dry-run.\n');
      return EXIT.ok;
    }
    await store.settle();
    if (!(await store.proof.dirty())) return EXIT.ok;
    return (await prove(call, store, gone)) ? EXIT.ok : EXIT.someFailed;
  });
}

export const retentionCommand: Command = {
  name: 'retention',
  summary: SUMMARIES.retention,
  description:
    'Removes documents, or the people in them, that are older than the rules of a JSON file say: ' +
    'a list of { "body"?, "kind"?, "olderThan": "P10Y" or days, "do": "remove-document", ' +
    '"remove-people" or "keep" }. Of each document the first rule that fits it is taken.',
  args: {
    rules: { type: 'positional', valueHint: 'rules.json', description: 'file with the rules' },
    today: { type: 'string', valueHint: 'DATE', description: 'count from this day' },
    'dry-run': { type: 'boolean', description: 'only show what the rules would do' },
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    "Age is counted from the meeting's day, else from when the document was first stored. body and " +
      'kind are whole names, whatever their case.',
    'What was removed is not taken again by a later run, which says so, unless it is told to with ' +
      '--force; from where people were removed they stay out in any case. Files are left as they are.',
    'It cannot be undone. Afterwards all tables and the bytes of the file are looked through; the ' +
      'exit code is 1 where something is left. Events have their own: klubbslag events prune.',
  ],
  examples: [
    'klubbslag retention gallring.json --dry-run',
    'klubbslag retention gallring.json --today 2026-01-01',
  ],
  run: retention,
};
