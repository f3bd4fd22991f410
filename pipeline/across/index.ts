/** Who is who over many documents: people and organisations, each joined with a reason. */
export { type CircleLink, type Circles, circlesOf } from './circles.ts';
export type { Doubt, Identity, Merge } from './clusters.ts';
export { nextMeetings } from './next-meeting.ts';
export type {
  Occurrence,
  OrganisationOccurrence,
  PersonOccurrence,
  Ruling,
} from './occurrence.ts';
export { linkOrganisations } from './organisations.ts';
export { linkPeople } from './people.ts';
