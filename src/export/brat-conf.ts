/** What brat's annotations are called, and the configuration that lets brat show and edit them. */
import { ACTION_STATUSES } from '../../pipeline/action-item.ts';
import { recordSchema } from '../../pipeline/record.ts';
import type { AnnotationLayer } from './annotations.ts';

/** The type of each layer's annotations. */
export const TYPES = {
  person: 'Person',
  organisation: 'Organisation',
  place: 'Place',
  agenda: 'Heading',
  attendance: 'Attendance',
  decision: 'Decision',
  vote: 'Vote',
  reservation: 'Reservation',
  statement: 'Statement',
  remark: 'Remark',
  conflict: 'Conflict',
  deadline: 'Deadline',
  action: 'Action',
  meeting: 'Meeting',
  field: 'Field',
} as const satisfies Readonly<Record<AnnotationLayer, string>>;

/** Whoever decides or answers, where the words are no mention of a person or organisation. */
export const PARTY = 'Party';
/** What is to be done. */
export const TASK = 'Task';

const WHO = `${TYPES.person}|${TYPES.organisation}|${PARTY}`;

/** Events and the roles of their arguments. */
export const EVENTS = {
  Decision: { Decider: `?:${WHO}`, Assigned: `*:${WHO}`, Deadline: '?:Deadline' },
  Deadline: { Responsible: `*:${WHO}`, Task: `?:${TASK}` },
  Action: {
    Responsible: `*:${WHO}`,
    Task: `?:${TASK}`,
    Deadline: '?:Deadline',
    Decision: '?:Decision',
  },
} as const;

const { decisions, deadlines, attendance } = recordSchema.shape;
const [kinds, statuses] = [decisions.element.shape.kind, attendance.element.shape.status];

/** A confidence as an attribute, whose values are a closed list: its tenth, rounded down. */
export function confidenceValue(confidence: number): string {
  return (Math.floor(confidence * 10 + 1e-9) / 10).toFixed(1);
}

const TENTHS = Array.from({ length: 11 }, (_, i) => confidenceValue(i / 10));

const ATTRIBUTES = [
  ['Kind', TYPES.decision, kinds.options],
  ['Presence', TYPES.attendance, statuses.options],
  ['Status', TYPES.action, ACTION_STATUSES],
  ['Precision', TYPES.deadline, deadlines.element.shape.date.unwrap().shape.precision.options],
  ['Confidence', '<ANY>', TENTHS],
] as const;

/** The folder's `annotation.conf`. */
export function bratConfiguration(): string {
  const events = Object.entries(EVENTS).map(([type, roles]) => {
    const all = Object.entries(roles).map(([role, of]) => `${role}${of}`);
    return `${type}\t${all.join(', ')}`;
  });
  const entities = Object.values(TYPES).filter((type) => !(type in EVENTS));
  const attributes = ATTRIBUTES.map(
    ([name, of, values]) => `${name}\tArg:${of}, Value:${values.join('|')}`,
  );
  const sections = [
    ['[entities]', ...entities, PARTY, TASK],
    ['[relations]'],
    ['[events]', ...events],
    ['[attributes]', ...attributes],
  ];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}
