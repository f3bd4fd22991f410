/** Shows where a person stands, erases the person where that is asked for, and tells what is left. */
import { existsSync } from 'node:fs';
import { refOf } from '../../entities.ts';
import { EXIT, UserError } from '../../errors.ts';
import { shortLeft } from '../../forget/erase.ts';
import { isFull } from '../../forget/names.ts';
import {
  alike,
  called,
  everybody,
  type Forgetting,
  forgettingOf,
  named,
  type Somebody,
  type Touched,
} from '../../forget/plan.ts';
import { namesSought } from '../../forget/sought.ts';
import { fileOf } from '../../paths.ts';
import { oneLine } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';
import { type Call, optionTexts, settingsOf, shownPath, withStore } from '../command.ts';
import { counted, lookedLines } from './looked.ts';

/** Nothing lies there that would have to be found by its name. */
function isGone(path: string): boolean {
  return !existsSync(path) && !existsSync(fileOf(path));
}

function personLine({ name, members }: Somebody): string {
  const [first] = members;
  const ref = first ? refOf('people', first) : '';
  const bodies = new Set(members.flatMap(({ body }) => body ?? []));
  const dates = members.flatMap(({ date }) => date ?? []);
  const days = [...new Set([dates[0] ?? '', dates.at(-1) ?? ''])].join('–');
  const words = [name, counted(members.length, 'document'), [...bodies].join(', '), days];
  return `  ${ref}  ${oneLine(words.filter((word) => word !== '').join(', '))}\n`;
}

/** Lists who may be meant. */
function askWho(call: Call, name: string, people: readonly Somebody[], words: string): number {
  call.world.warn(`klubbslag: '${oneLine(name)}' ${words}\n`);
  for (const person of people) call.world.warn(personLine(person));
  return EXIT.usage;
}

/** Who is meant, or the exit code where that is not clear. */
function chosen(call: Call, all: readonly Somebody[], name: string): readonly Somebody[] | number {
  const refs = optionTexts(call, 'id');
  if (refs.length > 0) {
    const people = named(all, refs);
    const unknown = refs.find((ref) => named(all, [ref]).length === 0);
    if (unknown !== undefined) throw new UserError(`nobody stored is called '${oneLine(unknown)}'`);
    const other = people.find((one) => alike([one], name).length === 0);
    if (other === undefined) return people;
    throw new UserError(`${oneLine(other.name)} is not called '${oneLine(name)}': see --id`);
  }
  const people = called(all, name);
  if (people.length > 1) {
    const words = `may be ${people.length} people: say which with --id`;
    return askWho(call, name, people, words);
  }
  if (people.length === 1 || isFull(name)) return people;
  const others = alike(all, name);
  if (others.length === 0) throw new UserError(`nobody stored is called '${oneLine(name)}'`);
  return askWho(call, name, others, 'is no full name: give one, or say who with --id');
}

function touchedLine({ path, date, body, places, known }: Touched): string {
  const where = [shownPath(path), date, body].filter((word) => word !== null).join(', ');
  const how = known ? '' : ' (in the text alone)';
  return `  ${oneLine(where)}: ${counted(places, 'place')}${how}\n`;
}

async function show(call: Call, name: string, forgetting: Forgetting) {
  const { forms, touched, namesakes, said } = forgetting;
  const { write } = call.world;
  const others = forms.filter((form) => form !== name);
  const also = others.length === 0 ? '' : ` (also ${others.join(', ')})`;
  await write(`${oneLine(name + also)}: ${counted(touched.length, 'document')}\n`);
  for (const one of touched) await write(touchedLine(one));
  if (said > 0) await write(`  ${counted(said, 'correction')}\n`);
  for (const one of namesakes) {
    const words = `${one.name}, ${shownPath(one.path)} (${refOf('people', one)})`;
    await write(`  somebody else, and left: ${oneLine(words)}\n`);
  }
}

/** Files that still hold what the store has forgotten. */
async function showFiles(call: Call, touched: readonly Touched[]): Promise<void> {
  const files = [...new Set(touched.map(({ path }) => fileOf(path)))].filter((one) =>
    existsSync(one),
  );
  if (files.length === 0) return;
  await call.world.write('The files hold it as before; they are yours to delete:\n');
  for (const file of files) await call.world.write(`  ${oneLine(shownPath(file))}\n`);
}

/** Looks for short forms where they were the person's; how often one is left. */
async function lookForShort(call: Call, store: Store, touched: readonly Touched[]) {
  const { write } = call.world;
  const some = touched.filter(({ short }) => short.length > 0);
  let left = 0;
  for (const { path, short } of some) {
    const entry = await store.at(path);
    const found = entry === null ? null : await store.record(entry.id);
    const count = found === null ? 0 : shortLeft(found.record, short);
    const words = `${counted(count, 'place')} may be another's: ${short.join(', ')}`;
    if (count > 0) await write(`  ${oneLine(`${shownPath(path)}: ${words}`)}\n`);
    left += count;
  }
  if (some.length > 0 && left === 0) {
    const forms = [...new Set(some.flatMap(({ short }) => short))].join(', ');
    const where = counted(some.length, 'document');
    await write(`${oneLine(`Short forms in ${where}: ${forms} stands nowhere there, either.`)}\n`);
  }
  return left;
}

async function erase(call: Call, store: Store, name: string, all: Forgetting): Promise<number> {
  const { touched, plan, forms, namesakes, said } = all;
  if (plan.work.length + said > 0) await store.forgotten.begin(plan);
  await store.forgotten.finish(isGone);
  await store.settle();
  await store.proof.compact();
  const { write } = call.world;
  const places = touched.reduce((sum, one) => sum + one.places, 0);
  if (touched.length > 0) {
    await write(`Erased ${counted(places, 'place')} in ${counted(touched.length, 'document')}.\n`);
  }
  const looked = await store.proof.look(namesSought([...forms, name]));
  for (const line of lookedLines(looked, namesakes)) await write(line);
  const short = await lookForShort(call, store, touched);
  await showFiles(call, touched);
  await write('What was exported or sent before lies with whoever has it.\n');
  return looked.stands.length + looked.left + short > 0 ? EXIT.someFailed : EXIT.ok;
}

/** Finishes what was begun and interrupted; true where there was something. */
async function resume(call: Call, store: Store): Promise<boolean> {
  if (!(await store.proof.dirty())) return false;
  await store.forgotten.finish(isGone);
  await store.proof.compact();
  await call.world.write('An erasure that was interrupted is finished.\n');
  return true;
}

/** Nobody is called so: the exit code, or null where the name was forgotten already. */
async function nobody(call: Call, store: Store, all: readonly Somebody[], name: string) {
  if (await store.forgotten.knows(name)) return null;
  const others = alike(all, name);
  if (others.length > 0) return askWho(call, name, others, 'is nobody; who is meant?');
  throw new UserError(`nobody stored is called '${oneLine(name)}'`);
}

async function forgetIn(call: Call, store: Store, name: string, yes: boolean): Promise<number> {
  // Who is left can be told only when what was begun is finished.
  const resumed = yes && (await resume(call, store));
  const all = await everybody(store);
  const people = chosen(call, all, name);
  if (typeof people === 'number') return people;
  const forgetting = await forgettingOf(store, all, people, name);
  const stands = forgetting.touched.length + forgetting.said > 0;
  if (people.length === 0 && !stands && !resumed) {
    const code = await nobody(call, store, all, name);
    if (code !== null) return code;
  }
  await show(call, people[0]?.name ?? name, forgetting);
  if (yes) return await erase(call, store, name, forgetting);
  if (await store.proof.dirty()) {
    await call.world.write('An erasure was interrupted: --yes goes on with it.\n');
  }
  await call.world.write('Nothing was erased: --yes erases.\n');
  return EXIT.ok;
}

/** Shows or erases a person. */
export async function forget(call: Call): Promise<number> {
  const [name = ''] = call.positionals;
  const yes = call.options['yes'] === true;
  if (yes && call.options['dry-run'] === true) {
    throw new UserError('--yes and --dry-run cannot go together');
  }
  return await withStore(settingsOf(call), false, (store) => forgetIn(call, store, name, yes));
}
