/** Goes through a document for tasks that its lists and running text give. */

import { sectionOf } from '../outline.ts';
import type { Named } from '../owner/named.ts';
import { contains, inOrder, overlaps } from '../span.ts';
import type { Block, Dated, Deadline, Responsible, SectionRole, Sentence, Span } from '../types.ts';
import type { Draft } from './draft.ts';
import { leadDraft, leadIn } from './lead-in.ts';
import { listedDrafts } from './listed.ts';
import { ownerNamed, saidIn } from './said.ts';
import type { Naming } from './subject.ts';

/** What stands here gives no task, whatever the words. */
const SILENT: ReadonlySet<SectionRole> = new Set([
  'proposal',
  'voting',
  'reservation',
  'background',
  'documents',
  'distribution',
]);

/** Tasks that no decision, deadline or row carries. */
export function saidDrafts(input: Dated, carried: readonly Draft[]): Draft[] {
  const people = new Set(input.people.map(({ id }) => id));
  const namesOf = namesBySentence(input);
  const listed = new Set(input.attendance.map(({ span }) => blockAt(input.blocks, span)));
  const found: Draft[] = [];
  let open: readonly Responsible[] | null = null;
  for (const block of input.blocks) {
    if (block.kind === 'furniture') continue;
    if (isSilent(input, block) || listed.has(block.index)) {
      open = null;
      continue;
    }
    const namings = block.sentences
      .filter((sentence) => isFree(input, sentence))
      .map((sentence) => ({ input, sentence, people, names: namesOf.get(sentence.index) ?? [] }));
    if (block.kind !== 'item') open = null;
    const owners = namings.map(ownerNamed);
    const telling = namings.filter((_, i) => owners[i] === null);
    found.push(...draftsIn(input, block, telling, open));
    own(found, owners.find((who) => who !== null) ?? null, block);
    const last = namings.at(-1);
    if (block.kind !== 'item' && last) open = leadIn(last);
  }
  return found.filter((draft) => !carried.some((one) => isSame(one, draft)));
}

/** Gives the task just before its owner, where it has none. */
function own(found: Draft[], who: readonly Responsible[] | null, { index }: Block): void {
  const last = found.at(-1);
  const near = last && index - last.block <= 1 && last.responsible.length === 0;
  if (who && near) found[found.length - 1] = { ...last, responsible: who };
}

function isSame(a: Draft, b: Draft): boolean {
  return overlaps(a.span, b.span) || overlaps(a.what, b.what);
}

/** A block's tasks; `open`: to whom the line above a list gives its entries. */
function draftsIn(
  input: Dated,
  block: Block,
  namings: readonly Naming[],
  open: readonly Responsible[] | null,
): Draft[] {
  if (sectionOf(input.sections, block.index)?.role === 'actions') {
    const deadline = listDeadline(input, block);
    return listedDrafts(block, namings).map((draft) => ({ ...draft, deadline }));
  }
  return namings.flatMap((naming) => {
    const entry = open && leadDraft(block, naming, open);
    return entry ? [entry] : saidIn(naming, isAssigned(input, naming.sentence));
  });
}

/** The time in the heading of the list that a block stands in. */
function listDeadline(input: Dated, { index }: Block): Deadline | null {
  const section = sectionOf(input.sections, index);
  return input.deadlines.find(({ span }) => section && overlaps(section.heading, span)) ?? null;
}

function isSilent(input: Dated, { index, kind }: Block): boolean {
  const role = sectionOf(input.sections, index)?.role ?? 'item';
  return kind === 'heading' || SILENT.has(role);
}

/** Neither decided nor withdrawn. */
function isFree({ decisions, struck }: Dated, { span }: Sentence): boolean {
  return (
    !decisions.some((one) => overlaps(one.span, span)) && !struck.some((one) => overlaps(one, span))
  );
}

function isAssigned({ acts }: Dated, sentence: Sentence): boolean {
  return acts[sentence.index]?.some(({ act }) => act === 'assignment') ?? false;
}

function blockAt(blocks: readonly Block[], span: Span): number {
  return blocks.find((block) => overlaps(block.span, span))?.index ?? -1;
}

/** People and organisations by the sentence that names them, the longest of nested. */
function namesBySentence(input: Dated): ReadonlyMap<number, readonly Named[]> {
  const all = [...input.people, ...input.organisations]
    .flatMap(({ id, mentions }) => mentions.map(({ start, end }): Named => ({ id, start, end })))
    .sort(inOrder);
  const found = new Map<number, Named[]>();
  let next = 0;
  for (const sentence of input.blocks.flatMap(({ sentences }) => sentences)) {
    const names: Named[] = [];
    for (let name = all[next]; name && name.start < sentence.span.end; name = all[++next]) {
      const last = names.at(-1);
      if (name.start >= sentence.span.start && !(last && contains(last, name))) names.push(name);
    }
    if (names.length > 0) found.set(sentence.index, names);
  }
  return found;
}
