/** Who is who over many documents: people and organisations, each joined with a reason. */

export { type Body, bodiesOf } from './bodies.ts';
export { caseNumbersIn } from './case-number.ts';
export type { Changes, MatterBack, TaskStep } from './changes.ts';
export {
  type CircleLink,
  type Circles,
  circlesAmong,
  circlesOf,
  type Gathering,
  gatheringsOf,
} from './circles.ts';
export type { Doubt, Identity, Merge } from './clusters.ts';
export { type FollowedTask, followUps } from './follow-up.ts';
export { type Matter, mattersOf } from './matters.ts';
export type { MeetingDocument, Placed } from './meeting-document.ts';
export { nextMeetings } from './next-meeting.ts';
export type {
  Occurrence,
  OrganisationOccurrence,
  PersonOccurrence,
  Ruling,
} from './occurrence.ts';
export { linkOrganisations } from './organisations.ts';
export { linkPeople } from './people.ts';
export {
  type Due,
  type Period,
  type PeriodDecision,
  type PeriodMeeting,
  type PeriodOptions,
  periodOf,
} from './period.ts';
export { type Days, isOpen, type PeriodTask } from './period-tasks.ts';
export type { Postponed } from './postponed.ts';
export { isRoutine } from './titles.ts';
