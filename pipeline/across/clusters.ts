/** Joins occurrences into identities, keeps why, and never joins what must stay apart. */
import type { Occurrence, Ruling } from './occurrence.ts';

/** Why two occurrences are held for one: the rule, and what it saw. */
export interface Merge<T extends Occurrence> {
  readonly a: T;
  readonly b: T;
  readonly by: string;
  readonly evidence: readonly string[];
}

/** Two occurrences that look alike and were not joined, and what kept them apart. */
export interface Doubt<T extends Occurrence> {
  readonly a: T;
  readonly b: T;
  readonly by: string;
}

/** A person or an organisation over all documents. */
export interface Identity<T extends Occurrence> {
  readonly name: string;
  /** Oldest document first, the undated last. */
  readonly members: readonly T[];
  readonly merges: readonly Merge<T>[];
  readonly doubts: readonly Doubt<T>[];
}

interface Cluster<T extends Occurrence> {
  readonly members: T[];
  readonly documents: Set<string>;
  readonly merges: Merge<T>[];
}

interface Apart<T extends Occurrence> {
  readonly id: number;
  readonly a: T;
  readonly b: T;
}

/** The identities so far: at first each occurrence alone, but for what people have ruled. */
export class Clusters<T extends Occurrence> {
  readonly #home: Map<T, Cluster<T>>;
  readonly #apart: readonly Apart<T>[];
  readonly #doubts: Doubt<T>[] = [];

  constructor(occurrences: readonly T[], rulings: readonly Ruling[]) {
    this.#home = new Map(
      occurrences.map((one) => [
        one,
        { members: [one], documents: new Set([one.document]), merges: [] },
      ]),
    );
    const named = new Map(occurrences.map((one) => [keyOf(one), one]));
    // A ruling on a document that is gone, or on a name no longer read, rests.
    const ruled = rulings.flatMap(({ id, verdict, a, b }) => {
      const [left, right] = [named.get(keyOf(a)), named.get(keyOf(b))];
      return left && right ? [{ id, verdict, a: left, b: right }] : [];
    });
    this.#apart = ruled.filter(({ verdict }) => verdict === 'apart');
    for (const { id, verdict, a, b } of ruled) {
      if (verdict === 'same') this.#unite({ a, b, by: 'ruling', evidence: [String(id)] });
    }
  }

  /** The members of the cluster that an occurrence is in. */
  of(member: T): readonly T[] {
    return this.#at(member).members;
  }

  /** The members of each cluster. */
  all(): (readonly T[])[] {
    return [...new Set(this.#home.values())].map(({ members }) => members);
  }

  /**
   * Joins the clusters of two; where something keeps them apart it notes a doubt instead. In both
   * the older document's is `a`, whichever was found first.
   */
  join(merge: Merge<T>): void {
    const [from, to] = [this.#at(merge.a), this.#at(merge.b)];
    if (from === to) return;
    const why = this.#whyApart(from, to);
    const dated = byDate(merge.b, merge.a) < 0 ? { a: merge.b, b: merge.a } : {};
    if (why === null) this.#unite({ ...merge, ...dated });
    else this.doubt({ a: merge.a, b: merge.b, by: why, ...dated });
  }

  /** Notes a pair that looks alike. */
  doubt(doubt: Doubt<T>): void {
    this.#doubts.push(doubt);
  }

  /** What has been joined, each with what was not. `nameOf` chooses its name. */
  identities(nameOf: (members: readonly T[]) => string): Identity<T>[] {
    const doubts = this.#doubtsByCluster();
    return [...new Set(this.#home.values())].map((cluster) => ({
      name: nameOf(cluster.members),
      members: cluster.members.toSorted(byDate),
      merges: cluster.merges,
      doubts: [...(doubts.get(cluster)?.values() ?? [])],
    }));
  }

  /** For each cluster the first doubt about each other one. */
  #doubtsByCluster(): Map<Cluster<T>, Map<Cluster<T>, Doubt<T>>> {
    const found = new Map<Cluster<T>, Map<Cluster<T>, Doubt<T>>>();
    const note = (cluster: Cluster<T>, other: Cluster<T>, doubt: Doubt<T>): void => {
      const known = found.get(cluster) ?? new Map<Cluster<T>, Doubt<T>>();
      found.set(cluster, known);
      if (!known.has(other)) known.set(other, doubt);
    };
    for (const doubt of this.#doubts) {
      const [a, b] = [this.#at(doubt.a), this.#at(doubt.b)];
      // What looked alike may have been joined since, on better evidence.
      if (a === b) continue;
      note(a, b, doubt);
      note(b, a, doubt);
    }
    return found;
  }

  #at(member: T): Cluster<T> {
    const cluster = this.#home.get(member);
    if (!cluster) throw new RangeError(`'${member.name}' is none of these occurrences`);
    return cluster;
  }

  #unite(merge: Merge<T>): void {
    const [a, b] = [this.#at(merge.a), this.#at(merge.b)];
    if (a === b) return;
    const [large, small] = a.members.length < b.members.length ? [b, a] : [a, b];
    for (const member of small.members) this.#home.set(member, large);
    large.members.push(...small.members);
    for (const document of small.documents) large.documents.add(document);
    large.merges.push(...small.merges, merge);
  }

  /** 'ruling N', 'one-document' or null. */
  #whyApart(a: Cluster<T>, b: Cluster<T>): string | null {
    const ruling = this.#apart.find((one) => {
      const sides = new Set([this.#home.get(one.a), this.#home.get(one.b)]);
      return sides.has(a) && sides.has(b);
    });
    if (ruling) return `ruling ${ruling.id}`;
    const [few, many] = a.documents.size < b.documents.size ? [a, b] : [b, a];
    // One document names one person once: its two were told apart with its text at hand.
    return [...few.documents].some((one) => many.documents.has(one)) ? 'one-document' : null;
  }
}

function keyOf({ document, name }: Pick<Occurrence, 'document' | 'name'>): string {
  return `${document} ${name}`;
}

/** By document's date, then by document; the undated last. */
export function byDate(a: Occurrence, b: Occurrence): number {
  const at = (one: Occurrence): string => `${one.date ?? '9999'} ${one.document}`;
  return at(a) < at(b) ? -1 : Number(at(a) > at(b));
}
