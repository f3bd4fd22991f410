/** Items by a name they share. */

/** Groups in the order in which their first item comes. */
export function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** By genre, genres in alphabetical order. */
export function byGenre<T extends { readonly genre: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = groupBy(items, (item) => item.genre);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
