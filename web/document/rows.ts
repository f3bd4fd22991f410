/** What is known of a fact, in words: its values by name. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import {
  formalitiesOf,
  itemOf,
  nameOf,
  namesOf,
  registerText,
  responsibleFor,
} from '../../src/lookup.ts';
import { LABELS, type Labels } from '../../src/render/labels.ts';
import { language, shownDate, t, type Word } from '../shell/words.ts';
import type { Fact, Found } from './facts.ts';

/** A value with its name. */
export interface Row {
  readonly word: Word;
  readonly value: string;
}

type Pairs = readonly (readonly [Word, string | null])[];
type Of<L extends Found['layer']> = Extract<Found, { layer: L }>['of'];

/** What the layers' entries have to say, those without a value left out. */
export function rowsOf(record: MinutesRecord, { found }: Fact): Row[] {
  return pairsOf(record, found).flatMap(([word, value]) =>
    value === null || value === '' ? [] : [{ word, value }],
  );
}

/** The values that tell most, for one line. */
const BRIEF: Readonly<Record<Found['layer'], readonly Word[]>> = {
  people: ['row.roles'],
  organisations: ['row.kind'],
  places: [],
  decisions: ['row.kind', 'row.item'],
  deadlines: ['row.date', 'row.responsible'],
  actions: ['row.status', 'row.responsible'],
  meetings: ['row.date', 'row.time'],
  attendance: ['row.status', 'row.role'],
  agenda: [],
  fields: ['row.field'],
};

/** One line: 'uppskjutet · § 4'. */
export function briefOf(record: MinutesRecord, fact: Fact): string {
  const wanted = BRIEF[fact.found.layer];
  const rows = rowsOf(record, fact).filter(({ word }) => wanted.includes(word));
  return rows.map(({ value }) => value).join(' · ');
}

function pairsOf(record: MinutesRecord, found: Found): Pairs {
  const labels = LABELS[language.value];
  switch (found.layer) {
    case 'people':
      return person(found.of);
    case 'organisations':
      return organisation(found.of);
    case 'places':
      return [];
    case 'decisions':
      return decision(record, found.of, labels);
    case 'deadlines':
      return deadline(record, found.of);
    case 'actions':
      return action(record, found.of, labels);
    case 'meetings':
      return meeting(found.of);
    case 'attendance':
      return attendance(record, found.of, labels);
    case 'agenda':
      return [['row.summary', found.of.summary]];
    case 'fields':
      return [['row.field', fieldName(found.of.name)]];
  }
}

function person({ roles, organisations, aliases }: Of<'people'>): Pairs {
  return [
    ['row.roles', roles.join(', ')],
    ['row.organisations', organisations.join(', ')],
    ['row.aliases', aliases.join(', ')],
  ];
}

function organisation(one: Of<'organisations'>): Pairs {
  return [
    ['row.kind', organisationKind(one.kind)],
    ['row.aliases', one.aliases.join(', ')],
    ['row.register', registerText(one)],
  ];
}

function decision(record: MinutesRecord, one: Of<'decisions'>, labels: Labels): Pairs {
  const beside = formalitiesOf(one).map(
    ({ kind, who }) => `${labels.formalities[kind]}: ${namesOf(record, who).join(', ')}`,
  );
  const votes = one.votes.map(({ yes, no }) => `${yes}–${no}`);
  const due = record.deadlines.find(({ id }) => id === one.deadline);
  return [
    ['row.kind', labels.kinds[one.kind]],
    ['row.item', itemOf(record, one.agendaItem)],
    ['row.decider', one.decider],
    ['row.votes', votes.join(', ')],
    ['row.assigned', one.assignedTo.map((id) => nameOf(record, id)).join(', ')],
    ['row.due', due ? whenOf(due) : null],
    ['row.beside', beside.join('; ')],
  ];
}

/** '1 april 2024', or from when to when. */
function whenOf({ date, event, text }: Of<'deadlines'>): string {
  if (date === null) return event === null ? text : t('row.next-meeting');
  const [from, to] = [shownDate(date.from), shownDate(date.to)];
  return from === to ? to : `${from} – ${to}`;
}

function deadline(record: MinutesRecord, one: Of<'deadlines'>): Pairs {
  return [
    ['row.date', one.date === null && one.event === null ? t('row.no-date') : whenOf(one)],
    ['row.action', one.action?.text ?? null],
    ['row.responsible', responsibleFor(record, one).join(', ')],
    ['row.item', itemOf(record, one.agendaItem)],
  ];
}

function action(record: MinutesRecord, one: Of<'actions'>, labels: Labels): Pairs {
  const due = record.deadlines.find(({ id }) => id === one.deadline);
  const decided = record.decisions.find(({ id }) => id === one.decision);
  return [
    ['row.action', one.what.text],
    ['row.responsible', responsibleFor(record, one).join(', ')],
    ['row.status', labels.statuses[one.status]],
    ['row.due', due ? whenOf(due) : null],
    ['row.decision', decided?.text ?? null],
    ['row.item', itemOf(record, one.agendaItem)],
  ];
}

function meeting({ date, startTime, endTime, place }: Of<'meetings'>): Pairs {
  return [
    ['row.date', date === null ? t('row.no-date') : shownDate(date)],
    ['row.time', [startTime, endTime].filter((one) => one !== null).join('–')],
    ['row.place', place],
  ];
}

function attendance(record: MinutesRecord, one: Of<'attendance'>, labels: Labels): Pairs {
  return [
    ['row.status', labels[one.status]],
    ['row.role', one.role],
    ['row.organisation', one.organisation && nameOf(record, one.organisation)],
    ['row.note', one.note],
  ];
}

const KINDS = [
  ...(['party', 'company', 'region', 'municipality', 'association'] as const),
  ...(['authority', 'board', 'group', 'unit', 'other'] as const),
];

function organisationKind(kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? kind : t(`organisation.${known}`);
}

const FIELDS = [
  ...(['title', 'body', 'kind', 'date', 'endDate', 'startTime', 'endTime'] as const),
  ...(['place', 'chair', 'secretary', 'adjusters', 'next'] as const),
];

/** What a field of the meeting's head is called. */
export function fieldName(name: string): string {
  const known = FIELDS.find((one) => one === name);
  return known === undefined ? name : t(`field.${known}`);
}
