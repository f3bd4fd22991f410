/** Names of rules that one stage gives and another reads. */

/** An office and a name under 'Val av …'. */
export const ELECTION = 'rule:election';
