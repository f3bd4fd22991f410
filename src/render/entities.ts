/** People and organisations over many documents, for a person to read. Pure. */
import type { Entity, LeftApart, Link, Member } from '../entities.ts';
import { hang, oneLine, type Paint } from './text.ts';

export interface EntityOptions {
  readonly width: number;
  readonly paint: Paint;
  /** True: each document, why it was joined, and what was left apart. */
  readonly why: boolean;
}

const INDENT = '  ';
const SHOWN_NAMES = 3;

/** Why two were joined, in words. What a rule saw follows in brackets. */
const JOINED: Readonly<Record<string, string>> = {
  'same-name': 'same name',
  'same-name-and-organisation': 'same name and organisation',
  'shorter-name': 'a family name left out',
  misspelling: 'a slip of the pen, and more in common',
  'misspelling-once': 'a slip of the pen, made once',
  'misspelling-listed': 'a slip of the pen, both in the list of those present',
  nickname: 'the same nickname',
  initial: 'an initial that fits nobody else',
  'first-name-and-role': 'first name and more in common',
  register: 'same entry of a register',
  'same-circle': 'same name where the same people meet',
  ruling: 'ruled to be the same',
};

/** Why two that look alike were left apart. */
const APART: Readonly<Record<string, string>> = {
  elsewhere: 'same name, but not where the same people meet',
  namesakes: 'same name, but two of that name or two parties',
  misspelling: 'nearly the same name, and nothing else in common',
  'shorter-name': 'a shorter name',
  initial: 'an initial',
  single: 'a first name alone',
  'one-document': 'one document has both',
};

/** One entity: a headline, then what is known; with `why` its documents and reasons. */
export function renderEntity(entity: Entity, { width, paint, why }: EntityOptions): string {
  const facts = [period(entity), ...factsOf(entity)].map(oneLine).join(' · ');
  const head = hang('', entity.name, width).map(paint.bold);
  const aliases = entity.aliases.length > 0 ? [`also ${entity.aliases.join(', ')}`] : [];
  const small = [...aliases, facts].flatMap((line) => hang(INDENT, line, width)).map(paint.dim);
  const more = why ? [...memberLines(entity, width), ...doubtLines(entity.doubts, width)] : [];
  return `${[...head, ...small, ...more].join('\n')}\n`;
}

function factsOf({ bodies, roles, organisations, kinds, registers }: Entity): string[] {
  return [bodies, roles, organisations, kinds, registers]
    .filter((list) => list.length > 0)
    .map((list) => list.join(', '));
}

function period({ members }: Entity): string {
  const dates = members.flatMap(({ date }) => date ?? []);
  const [first] = dates;
  const last = dates.at(-1);
  const count = `${members.length} ${members.length === 1 ? 'document' : 'documents'}`;
  if (first === undefined || last === undefined) return count;
  return first === last ? `${count}, ${first}` : `${count}, ${first} to ${last}`;
}

function memberLines({ members, merges }: Entity, width: number): string[] {
  const joins = new Map<string, Link>();
  // A member is shown with the first join that names it as the one that came later.
  for (const merge of merges) if (!joins.has(merge.b)) joins.set(merge.b, merge);
  return members.flatMap((member) => [
    ...hang(INDENT, `${member.ref}  ${member.date ?? 'no date'}  ${member.name}`, width),
    ...hang(INDENT.repeat(2), reasonOf(member, joins.get(member.ref)), width),
  ]);
}

function reasonOf({ name, document, circle }: Member, join: Link | undefined): string {
  if (!join) return document;
  const evidence = join.evidence.length > 0 ? ` (${join.evidence.join(', ')})` : '';
  const reason = `${JOINED[join.by] ?? join.by}${evidence}`;
  const names = circle?.names.filter((other) => other !== name) ?? [];
  const others = names.length > SHOWN_NAMES ? ` and ${names.length - SHOWN_NAMES} more` : '';
  const met =
    names.length > 0 ? `; meets with ${names.slice(0, SHOWN_NAMES).join(', ')}${others}` : '';
  return `${document} · ${reason}${met}`;
}

function doubtLines(doubts: readonly LeftApart[], width: number): string[] {
  if (doubts.length === 0) return [];
  return [
    `${INDENT}not joined:`,
    ...doubts.flatMap(({ b, by, other, document }) => {
      const several = by.endsWith('-of-several');
      const rule = by.replace(/-of-several$/u, '');
      const reason = by.startsWith('ruling') ? `${by}: ruled to be another` : (APART[rule] ?? by);
      const text = `${b}  ${other} · ${reason}${several ? ' that fits several' : ''} · ${document}`;
      return hang(INDENT, text, width);
    }),
  ];
}
