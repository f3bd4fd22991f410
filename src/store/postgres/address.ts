/** Addresses of PostgreSQL stores: told from file names, and shown without their passwords. */

const ADDRESS = /^(postgres(?:ql)?:\/\/)([^?#]*)/iu;

/** True of 'postgres://…' and 'postgresql://…'. */
export function isPostgres(store: string): boolean {
  return ADDRESS.test(store);
}

/**
 * 'postgres://user@host/name': without password and parameters. Whatever stands before the last @
 * may be part of a password that was not written as an address asks for.
 */
export function shownAddress(store: string): string {
  const [, scheme = '', rest = ''] = ADDRESS.exec(store) ?? [];
  const at = store.lastIndexOf('@');
  if (at < 0) return scheme + rest;
  const [user = ''] = store.slice(scheme.length, at).split(/[:/?#]/u, 1);
  const [place = ''] = store.slice(at + 1).split(/[?#]/u, 1);
  return `${scheme}${user}@${place}`;
}
