/** Names by their place in a clause: who is given a task, who opens it, by whom it is done. */
import { contains, overlaps } from '../span.ts';
import type { Decided, Span } from '../types.ts';

/** A mention of a person or organisation. */
export interface Named extends Span {
  readonly id: string;
}

/** People and organisations named in a piece of the document, in order, the longest of nested. */
export function namedIn(input: Decided, span: Span): Named[] {
  const all = [...input.people, ...input.organisations].flatMap(({ id, mentions }) =>
    mentions.filter((mention) => overlaps(mention, span)).map((mention) => ({ ...mention, id })),
  );
  const isInner = (a: Named): boolean =>
    all.some((b) => b !== a && contains(b, a) && b.end - b.start > a.end - a.start);
  return all.filter((name) => !isInner(name)).sort((a, b) => a.start - b.start);
}

/** The first of the names and those joined to it by a comma, 'och' or 'samt'. */
function coordinated(text: string, names: readonly Named[]): Named[] {
  const found: Named[] = [];
  for (const name of names) {
    const last = found.at(-1);
    const gap = last ? text.slice(last.end, name.start) : '';
    if (last && !/^[\s,/&()]*(?:och|samt)?[\s,@]*$/u.test(gap)) break;
    found.push(name);
  }
  return found;
}

/** Names from the first of which `isOne` holds, given the text before it and after it. */
function from(
  text: string,
  names: readonly Named[],
  isOne: (before: string, after: string) => boolean,
): Named[] | null {
  const at = names.findIndex(({ start, end }) =>
    isOne(text.slice(Math.max(0, start - 60), start), text.slice(end, end + 40)),
  );
  return at < 0 ? null : coordinated(text, names.slice(at));
}

/** 'ger A, B och C i uppdrag att', 'uppdrar åt Verket att', 'Verket får i uppdrag att'. */
export function assignee(text: string, names: readonly Named[]): Named[] | null {
  for (let at = 0; at < names.length; ) {
    const group = coordinated(text, names.slice(at));
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return null;
    const before = text.slice(Math.max(0, first.start - 20), first.start);
    const given = /^\s+(?:får\s+)?i\s+(?:\p{L}+\s+)?uppdrag(?!\p{L})/u;
    if (/(?:uppdrar|uppdrog)\s+åt\s+$/u.test(before)) return group;
    if (given.test(text.slice(last.end, last.end + 40))) return group;
    at += group.length;
  }
  return null;
}

/** 'en redovisning till Verket': to whom, not who. */
const AFTER = /(?<!\p{L})(?:till|från|hos|med|för|på|om|åt|via|enligt|inom|mot)\s+$/u;

/** The names that open the clause, or that follow its auxiliary. */
export function subject(text: string, clause: Span, names: readonly Named[]): Named[] | null {
  const first = names[0];
  if (!first) return null;
  const lead = text.slice(clause.start, Math.max(clause.start, first.start));
  const opens =
    /^[\s*@•–-]*(?:(?:tjänstgörande |vice )?\p{Ll}+\s+){0,2}$/u.test(lead) && !AFTER.test(lead);
  const follows = /(?:ska|skall|måste|bör|får|kommer|gör|ger)\s+(?:\p{Ll}+\s+){0,1}$/u.test(lead);
  return opens || follows ? coordinated(text, names) : null;
}

/** Who does it: after 'av', or from whom it comes: after 'från'. */
export function agent(text: string, names: readonly Named[]): Named[] | null {
  return from(text, names, (before) => /(?<!\p{L})(?:av|från)\s+$/iu.test(before));
}

/** Who does it: after 'av' alone. */
export function doer(text: string, names: readonly Named[]): Named[] | null {
  return from(text, names, (before) => /(?<!\p{L})av\s+$/iu.test(before));
}

/** 'skickas ut till A för synpunkter': who is to answer. */
export function consulted(text: string, names: readonly Named[]): Named[] | null {
  const forViews =
    /^\s+för\s+(?:synpunkter|yttrande|granskning|genomläsning|påseende|svar)(?!\p{L})/u;
  return from(
    text,
    names,
    (before, after) => /(?<!\p{L})till\s+$/u.test(before) && forViews.test(after),
  );
}

/** Owners marked '@Name', '(Name)' or '– Name'. */
export function owner(text: string, names: readonly Named[], sentence: Span): Named[] | null {
  const owners = names.filter(({ start, end }) => {
    const before = text.slice(Math.max(sentence.start, start - 3), start);
    const rest = text.slice(end, sentence.end);
    return /@$/u.test(before) || (/(?:[(]|[-–]\s)$/u.test(before) && /^[\s).]*$/u.test(rest));
  });
  return owners.length > 0 ? owners : null;
}
