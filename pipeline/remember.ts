/** Memories of pure functions. */

/** A shorter piece of a text is a copy; a longer one keeps the whole text in memory (V8). */
const SHORTEST_SLICE = 13;

/**
 * `make` for strings, its latest answers remembered: at least half of `most`, never more. What is
 * asked for again and again stays, however much else comes between.
 */
export function remember<T>(make: (key: string) => T, most = 8_000): (key: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (given) => {
    const recent = young.get(given);
    if (recent !== undefined) return recent;
    const key = given.length < SHORTEST_SLICE ? given : copied(given);
    const known = old.get(key);
    const found = known === undefined ? make(key) : known;
    if (2 * young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(key, found);
    return found;
  };
}

/** The same string, cut from nothing that is longer than itself and a blank. */
function copied(text: string): string {
  return `${text} `.slice(0, -1);
}
