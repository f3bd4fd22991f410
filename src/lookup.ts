/** Looking things up in a record by their ids. Pure. */
import type { MinutesRecord } from '../pipeline/record.ts';

type Person = MinutesRecord['people'][number];
type Organisation = MinutesRecord['organisations'][number];

/** The person or organisation with this id. */
export function entityOf(record: MinutesRecord, id: string): Person | Organisation | undefined {
  const byId = (one: { readonly id: string }) => one.id === id;
  return record.people.find(byId) ?? record.organisations.find(byId);
}

/** The name behind an id; what is no id of this record is a name already. */
export function nameOf(record: MinutesRecord, idOrName: string): string {
  return entityOf(record, idOrName)?.name ?? idOrName;
}

/** The agenda item as people call it: its number, or its title where it has none. */
export function itemOf(record: MinutesRecord, id: string | null): string | null {
  const item = record.agenda.find((one) => one.id === id);
  return item ? (item.number ?? item.title) : null;
}

/** People and bodies by name where the record knows them, else by their words, each once. */
export function namesOf(
  record: MinutesRecord,
  who: readonly { readonly id: string | null; readonly text: string }[],
): string[] {
  return [...new Set(who.map((one) => (one.id === null ? one.text : nameOf(record, one.id))))];
}

/** Those responsible for a deadline or an action. */
export function responsibleFor(
  record: MinutesRecord,
  fact: Pick<MinutesRecord['deadlines'][number], 'responsible'>,
): string[] {
  return namesOf(record, fact.responsible);
}

type Action = MinutesRecord['actions'][number];

/**
 * Actions that neither a decision nor a deadline shows already: those without a time, and those
 * whose time is that of the list they stand in ('Att göra till nästa möte').
 */
export function looseActions({ actions, deadlines }: MinutesRecord): Action[] {
  const places = new Map(deadlines.map(({ id, span }) => [id, span]));
  return actions.filter(({ decision, deadline, span }) => {
    const due = deadline === null ? undefined : places.get(deadline);
    return decision === null && !(due && due.start < span.end && span.start < due.end);
  });
}

type Decision = MinutesRecord['decisions'][number];

/** Reservations, statements and conflicts of interest beside a decision. */
export function formalitiesOf(decision: Decision): Decision['reservations'] {
  return [...decision.reservations, ...decision.statements, ...decision.conflicts];
}

/** 'Vallentuna kommun (municipality 0115)': who an organisation is, where a register tells. */
export function registerText({ register }: Organisation): string | null {
  return register ? `${register.name} (${register.register} ${register.id})` : null;
}

/** Future meetings, also where a record has them in one of its two places only. */
export function nextMeetings(record: MinutesRecord): MinutesRecord['meetings'] {
  return record.meeting.next.length > 0 ? record.meeting.next : record.meetings;
}
