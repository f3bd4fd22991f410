/** A record's `<standOff>`: facts as spans between anchors of the text, and what they refer to. */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { entityOf } from '../../lookup.ts';
import type { Annotation, AnnotationLayer } from '../annotations.ts';
import { tokenOf } from './header.ts';
import type { Ids } from './ids.ts';
import { element, textElement } from './xml.ts';

/** What annotations point at with `ana`: the rule or model that found them. */
export function foundBy(ids: Ids, by: string): string {
  return ids.ref('by', `by-${by}`);
}

/** A confidence as TEI's probability. */
export function certainty(confidence: number): string {
  return String(Math.round(confidence * 1e4) / 1e4);
}

/** The stand-off part of a document; empty where nothing was found in it. */
export function standOffOf(
  record: MinutesRecord,
  all: readonly Annotation[],
  beside: readonly Annotation[],
  ids: Ids,
): string {
  const layers = [...new Set(beside.map(({ layer }) => layer))];
  const groups = layers.map((layer) => {
    const spans = beside.filter((one) => one.layer === layer);
    const lines = spans.map((one) => `\n${spanOf(one, ids)}`);
    return element('spanGrp', { type: layer }, `${lines.join('')}\n`);
  });
  const found = [...new Set(all.map(({ by }) => by))].map(
    (by) => `\n${textElement('interp', by, { 'xml:id': foundBy(ids, by).slice(1) })}`,
  );
  const relations = relationsOf(record, ids);
  const parts = [
    ...groups,
    found.length === 0 ? '' : element('interpGrp', { type: 'by' }, `${found.join('')}\n`),
    relations.length === 0 ? '' : element('listRelation', {}, `\n${relations.join('\n')}\n`),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : element('standOff', {}, `\n${parts.join('\n')}\n`);
}

/** The anchor before the unit at an offset. */
export function anchorId(ids: Ids, offset: number): string {
  return ids.of('anchor', `at-${offset}`);
}

/** Layers whose annotations are of somebody or something that the header lists. */
const LISTED: readonly AnnotationLayer[] = ['person', 'organisation', 'place'];

function spanOf(one: Annotation, ids: Ids): string {
  const { layer, id, value, fields, start, end, confidence, by } = one;
  const listed = LISTED.includes(layer);
  const kind = listed || layer === 'agenda' || DATED.includes(layer) ? null : subtypeOf(one);
  const attributes = {
    'xml:id': id === null || listed || layer === 'agenda' ? null : ids.of(layer, id),
    corresp: listed && id !== null ? ids.ref(layer, id) : null,
    type: layer,
    subtype: kind === null ? null : tokenOf(kind),
    from: `#${anchorId(ids, start)}`,
    to: `#${anchorId(ids, end)}`,
    cert: certainty(confidence),
    ana: foundBy(ids, by),
  };
  const said = [
    ...(DATED.includes(layer) ? [dateOf(fields)] : []),
    ...(layer === 'field' || layer === 'agenda' ? [textElement('term', value)] : []),
    ...Object.entries(fields).flatMap(([name, field]) =>
      TEXTS.includes(name)
        ? [field].flat().map((text) => textElement('term', String(text), { type: name }))
        : [],
    ),
  ];
  return element('span', attributes, said.join(''));
}

const DATED: readonly AnnotationLayer[] = ['deadline', 'meeting'];
/** Fields that are words, not pointers, dates or what the subtype says. */
const TEXTS = [
  ...['name', 'role', 'organisation', 'note', 'decider', 'outcome', 'yes', 'no', 'abstained'],
  ...['who', 'precision', 'event', 'action', 'what', 'responsible', 'startTime', 'endTime'],
  ...['place', 'number'],
];

function subtypeOf({ layer, value, fields }: Annotation): string | null {
  const { field } = fields;
  return layer === 'field' ? String(field) : value;
}

/** `when` a day, `from` and `to` a stretch of days; empty where there is no date. */
export function dateAttributes(fields: Annotation['fields']): {
  readonly [name in 'when' | 'from' | 'to']: string | null;
} {
  const [from, to] = [fields['from'] ?? fields['date'], fields['to'] ?? fields['date']];
  const dates = { from: from ? String(from) : null, to: to ? String(to) : null };
  return dates.from === dates.to
    ? { when: dates.from, from: null, to: null }
    : { when: null, ...dates };
}

function dateOf(fields: Annotation['fields']): string {
  const dates = dateAttributes(fields);
  return Object.values(dates).every((date) => date === null) ? '' : element('date', dates);
}

/** Who and what belongs to a fact, by pointers from the fact (active) to the other (passive). */
function relationsOf(record: MinutesRecord, ids: Ids): string[] {
  const out = new Set<string>();
  const add = (name: string, active: string, passive: string | null) => {
    if (passive !== null) out.add(element('relation', { name, active, passive }));
  };
  const entity = (id: string | null): string | null => {
    const found = id === null ? undefined : entityOf(record, id);
    if (found === undefined) return null;
    return ids.ref(
      record.people.some((one) => one === found) ? 'person' : 'organisation',
      found.id,
    );
  };
  const known = (kind: string, facts: readonly { readonly id: string }[], id: string | null) =>
    id !== null && facts.some((one) => one.id === id) ? ids.ref(kind, id) : null;
  const item = (id: string | null) => known('agenda', record.agenda, id);
  for (const one of record.decisions) {
    const own = ids.ref('decision', one.id);
    add('agendaItem', own, item(one.agendaItem));
    add('deadline', own, known('deadline', record.deadlines, one.deadline));
    for (const id of one.assignedTo) add('assignedTo', own, entity(id));
  }
  for (const one of record.deadlines) {
    const own = ids.ref('deadline', one.id);
    add('agendaItem', own, item(one.agendaItem));
    for (const { id } of one.responsible) add('responsible', own, entity(id));
  }
  for (const one of record.actions) {
    const own = ids.ref('action', one.id);
    add('agendaItem', own, item(one.agendaItem));
    add('deadline', own, known('deadline', record.deadlines, one.deadline));
    add('decision', own, known('decision', record.decisions, one.decision));
    for (const { id } of one.responsible) add('responsible', own, entity(id));
  }
  return [...out];
}
