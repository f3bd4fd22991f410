/** Identifiers of a TEI document: unique in a corpus, and the same in every export. Pure. */

/** What an id is of, besides the layers of annotations. */
export type Kind = string;

/** The `xml:id` of what has this id in the record; the same for the same, none for two. */
export interface Ids {
  /** Of a fact, a person, an organisation, a place, an item. */
  of(kind: Kind, id: string): string;
  /** '#' and the id: a pointer. */
  ref(kind: Kind, id: string): string;
}

/**
 * Ids that begin with the document's own prefix. Record ids are not unique over layers in theory;
 * a second use gets a number.
 */
export function idsOf(prefix: string): Ids {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const of = (kind: Kind, id: string): string => {
    const key = `${kind} ${id}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const name = `${prefix}.${id.replace(/[^A-Za-z0-9._-]/gu, '_')}`;
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
    taken.add(unique);
    known.set(key, unique);
    return unique;
  };
  return { of, ref: (kind, id) => `#${of(kind, id)}` };
}
