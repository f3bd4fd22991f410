/** Who is who over many documents: people and organisations, each joined with a reason. */

export { caseNumbersIn } from './case-number.ts';
export { type CircleLink, type Circles, circlesOf } from './circles.ts';
export type { Doubt, Identity, Merge } from './clusters.ts';
export { type FollowedTask, followUps } from './follow-up.ts';
export { type Matter, mattersOf } from './matters.ts';
export type { MeetingDocument } from './meeting-document.ts';
export { nextMeetings, seriesOf } from './next-meeting.ts';
export type {
  Occurrence,
  OrganisationOccurrence,
  PersonOccurrence,
  Ruling,
} from './occurrence.ts';
export { linkOrganisations } from './organisations.ts';
export { linkPeople } from './people.ts';
