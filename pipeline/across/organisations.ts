/**
 * Which organisations of different documents are the same: by the entry of a register, by a name
 * that only one bears, or, for common words ('styrelsen', 'SO'), by name within a circle.
 */
import { fold } from '../similar.ts';
import type { Circles } from './circles.ts';
import { byDate, Clusters, type Identity } from './clusters.ts';
import { formsOf, type OrganisationOccurrence, type Ruling } from './occurrence.ts';

type Organisation = OrganisationOccurrence;

/** Links the organisations of all documents. */
export function linkOrganisations<O extends Organisation>(
  organisations: readonly O[],
  circles: Circles,
  rulings: readonly Ruling[],
): Identity<O>[] {
  const clusters = new Clusters<Organisation>(organisations, rulings);
  const first = new Map<string, Organisation>();
  const join = (key: string, b: Organisation, by: string, evidence: string[]): void => {
    const a = first.get(`${by} ${key}`);
    if (a) clusters.join({ a, b, by, evidence });
    else first.set(`${by} ${key}`, b);
  };
  const dated = organisations.toSorted(byDate);
  for (const one of dated) {
    if (one.register !== null) join(one.register, one, 'register', [one.register]);
  }
  for (const one of dated) {
    for (const form of formsOf(one).filter((form) => isDistinct(one, form))) {
      join(fold(form), one, 'same-name', [form]);
    }
  }
  for (const one of dated) {
    const circle = circles.get(one.document)?.circle ?? one.document;
    for (const form of formsOf(one)) join(`${circle} ${fold(form)}`, one, 'same-circle', [form]);
  }
  // Nothing but what was given is in them.
  return clusters.identities(bestName) as Identity<O>[];
}

/** A name that says which one: no word for a kind of body, no letters that many may stand for. */
function isDistinct({ kind }: Organisation, form: string): boolean {
  if (kind === 'party') return true;
  if (/^\p{Lu}{1,5}$/u.test(form)) return false;
  const last = form.split(' ').at(-1) ?? '';
  // 'Styrelsen', 'Barn- och skolnämnden', 'Kommunstyrelsens arbetsutskott': every town has one.
  return !/(?:en|et|an|na|utskott|fullmäktige|råd)$/u.test(last) && /^\p{Lu}/u.test(form);
}

/** The longest name of most documents. */
function bestName(members: readonly Organisation[]): string {
  const counts = new Map<string, number>();
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1);
  const words = (name: string): number => name.split(' ').length;
  const [best] = [...counts].sort(
    ([a, m], [b, n]) => words(b) - words(a) || n - m || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}
