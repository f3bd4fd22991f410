/** Memories of pure functions. */

/** `make` for strings, its last answers remembered; after `most` of them the memory starts afresh. */
export function remember<T>(make: (key: string) => T, most = 50_000): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
