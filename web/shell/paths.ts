/** Patterns of paths. Pure. */

/** The parts of `path` that `pattern` names ('/documents/:sha256'); null where it does not fit. */
export function routeParams(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    const read = decoded(value);
    if (read === null || read === '') return null;
    params[part.slice(1)] = read;
  }
  return params;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
