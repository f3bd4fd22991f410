/** People whom a list hides among the words beside other people, found by the tagger. */
import type { Mention } from '../types.ts';
import { draftOf } from './describe.ts';
import { isCertainOrganisation } from './mentions.ts';
import { spanOf } from './rows.ts';
import type { Listed, Zone } from './zones.ts';

/**
 * 'Ada Ekman, Rauf Karimi': by its shape the second may be where the first comes from. Where the
 * tagger knows it for a full name and no register for an organisation, it is the next person.
 */
export function promotePeople(
  source: string,
  zones: readonly Zone[],
  mentions: readonly Mention[],
): Zone[] {
  const people = new Set(
    mentions
      .filter(({ label, text }) => label === 'PER' && text.includes(' '))
      .map(({ span }) => `${span.start}-${span.end}`),
  );
  const promoted = (one: Listed): Listed[] => {
    const { row, draft } = one;
    const isPerson = ({ text, range }: (typeof draft.organisations)[number]): boolean => {
      const { start, end } = spanOf(source, row, range.start, range.end);
      return people.has(`${start}-${end}`) && !isCertainOrganisation(text);
    };
    const hidden = draft.organisations.filter(isPerson);
    if (hidden.length === 0) return [one];
    const organisations = draft.organisations.filter((words) => !hidden.includes(words));
    return [
      { ...one, draft: { ...draft, organisations } },
      ...hidden.map(({ text, range }): Listed => {
        return { ...one, draft: draftOf(text, range, 2), form: 'promoted' };
      }),
    ];
  };
  return zones.map((zone) => ({ ...zone, listed: zone.listed.flatMap(promoted) }));
}
