/** Questions that must not be answered. Pure. */

/** A number of five digits or more, however it is parted, or an e-mail address: no name holds one. */
const NO_NAME = /(?:\d[^\p{L}\d]{0,3}){5}|@/u;

/** True where an answer would tell whether something private is known. */
export function asksForPrivate(...parts: readonly (string | null)[]): boolean {
  return parts.some((part) => part !== null && NO_NAME.test(part));
}
