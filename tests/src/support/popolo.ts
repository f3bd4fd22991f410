/**
 * Popolo's classes as schemas, written from the property names of the specification
 * (popoloproject.com/specs): what is none of its terms is refused.
 */
import { z } from 'zod';

const id = z.string().min(1);
const text = z.string().nullable();
/** A day, or a time of it with its offset from UTC. */
const moment = z
  .string()
  .regex(/^\d{4}(?:-\d{2}){0,2}$|^\d{4}(?:-\d{2}){2}T\d{2}(?::\d{2}){0,2}(?:Z|[+-]\d{2}:\d{2})$/u)
  .nullable();

/** Popolo's link; `start` and `end` are ours. */
const source = z.strictObject({
  url: z.string().refine((url) => URL.canParse(url, 'file:///'), 'no URL reference'),
  note: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
});
const sources = z.array(source);
const otherNames = z.array(z.strictObject({ name: z.string().min(1) }));

const person = z.strictObject({ id, name: z.string().min(1), other_names: otherNames, sources });
const organization = z.strictObject({
  id,
  name: z.string().min(1),
  other_names: otherNames,
  identifiers: z.array(z.strictObject({ scheme: z.string(), identifier: z.string() })),
  classification: text,
  sources,
});
const membership = z.strictObject({
  id,
  person_id: id,
  organization_id: id,
  role: text,
  on_behalf_of_id: id.nullable(),
  sources,
});
const event = z.strictObject({
  id,
  name: text,
  classification: text,
  start_date: moment,
  end_date: moment,
  location: text,
  organization_id: id.nullable(),
  attendees: z.array(z.strictObject({ id })),
  sources: sources.min(1),
});
const motion = z.strictObject({
  id,
  organization_id: id.nullable(),
  text: z.string(),
  classification: text,
  date: moment,
  result: text,
  sources: sources.min(1),
});
const option = z.enum(['yes', 'no', 'abstain', 'absent', 'not voting', 'paired']);
const voteEvent = z.strictObject({
  id,
  motion_id: id,
  organization_id: id.nullable(),
  start_date: moment,
  result: z.enum(['pass', 'fail']).nullable(),
  counts: z.array(z.strictObject({ option, value: z.int().min(0) })),
  votes: z.array(
    z.union([
      z.strictObject({ voter_id: id, option }),
      z.strictObject({ voter: z.strictObject({ name: z.string() }), option }),
    ]),
  ),
  sources: sources.min(1),
});

export const popoloSchema = z.strictObject({
  persons: z.array(person),
  organizations: z.array(organization),
  memberships: z.array(membership),
  events: z.array(event),
  motions: z.array(motion),
  vote_events: z.array(voteEvent),
});

export type Popolo = z.infer<typeof popoloSchema>;

/** Ids that are pointed at without being there, or that two objects have. */
export function brokenReferences(all: Popolo): string[] {
  const idsOf = (items: readonly { readonly id: string }[]) => items.map((one) => one.id);
  const persons = new Set(idsOf(all.persons));
  const organizations = new Set(idsOf(all.organizations));
  const motions = new Set(idsOf(all.motions));
  const missing = (known: ReadonlySet<string>, ids: readonly (string | null)[]) =>
    ids.filter((one): one is string => one !== null && !known.has(one));
  const every = Object.values(all).flatMap((items) => idsOf(items));
  const voters = all.vote_events.flatMap(({ votes }) =>
    votes.flatMap((vote) => ('voter_id' in vote ? [vote.voter_id] : [])),
  );
  const bodies = [...all.events, ...all.motions, ...all.vote_events, ...all.memberships];
  return [
    ...every.filter((one, at) => every.indexOf(one) !== at),
    ...missing(
      persons,
      all.memberships.map((one) => one.person_id),
    ),
    ...missing(
      persons,
      all.events.flatMap(({ attendees }) => idsOf(attendees)),
    ),
    ...missing(
      organizations,
      bodies.map((one) => one.organization_id),
    ),
    ...missing(
      organizations,
      all.memberships.map((one) => one.on_behalf_of_id),
    ),
    ...missing(
      motions,
      all.vote_events.map((one) => one.motion_id),
    ),
    ...missing(new Set([...persons, ...organizations]), voters),
  ];
}
