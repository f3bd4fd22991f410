/** Headed → Resolved: who and what the mentions name. Each mention belongs to exactly one. */
import { inOrder, overlaps } from '../span.ts';
import type {
  Attendance,
  Headed,
  Mention,
  MentionSpan,
  Organisation,
  Person,
  Place,
  Resolved,
  Span,
} from '../types.ts';
import { kindOf } from './kind.ts';
import { bestForm, groupOrganisations } from './organisations.ts';
import { withOwnName } from './own-name.ts';
import { bestName, groupPeople, type NamePlace } from './people.ts';
import { registerEntryOf, supportOf } from './register.ts';

/** Resolves the mentions of a document to people, organisations and places. */
export function resolve(input: Headed): Resolved {
  const mentions = withOwnName(input);
  const labelled = (label: Mention['label']): Mention[] =>
    mentions.filter((mention) => mention.label === label);
  return {
    ...input,
    mentions,
    people: peopleOf(input, labelled('PER')),
    organisations: organisationsOf(labelled('ORG'), input),
    places: placesOf(labelled('LOC')),
  };
}

function peopleOf(input: Headed, mentions: readonly Mention[]): Person[] {
  const taken = input.mentions.map((mention) => mention.span);
  const listed = (span: Span): Attendance | undefined =>
    input.attendance.find((entry) => overlaps(entry.span, span));
  const places: NamePlace[] = mentions.map(({ span, text, score, by }) => ({
    span,
    text,
    listed: listed(span) !== undefined,
    confidence: score,
    by,
  }));
  // Whom the list names is a person, though no tagger saw it.
  for (const { span, name, confidence, by } of input.attendance) {
    if (!taken.some((other) => overlaps(other, span)))
      places.push({ span, text: name, listed: true, confidence, by });
  }
  places.sort((a, b) => inOrder(a.span, b.span));
  const people = groupPeople(places, input.text).map((identity) => {
    const spans = identity.places
      .map(({ span, confidence, by }): MentionSpan => {
        return { start: span.start, end: span.end, confidence, by };
      })
      .sort(inOrder);
    const entries = input.attendance.filter((entry) => spans.some((s) => overlaps(s, entry.span)));
    const name = bestName(identity);
    return {
      name,
      aliases: unique(identity.names.map((form) => form.text)).filter((form) => form !== name),
      roles: unique(entries.map((entry) => entry.role)),
      organisations: unique(entries.map((entry) => entry.organisation)),
      mentions: spans,
    };
  });
  return numbered('person', people);
}

function mentionSpan({ span, score, by }: Mention): MentionSpan {
  return { start: span.start, end: span.end, confidence: score, by };
}

function organisationsOf(mentions: readonly Mention[], { text, meeting }: Headed): Organisation[] {
  const found = groupOrganisations(mentions, text).map((group) => {
    const name = bestForm(group, text);
    const place = meeting.place?.span;
    const where = place && group.mentions.every(({ span }) => overlaps(span, place));
    return { name, aliases: group.forms.filter((form) => form !== name), group, where };
  });
  // A short name may need the long one beside it, so all are looked up once without support.
  const support = supportOf(found.map(({ name, aliases }) => registerEntryOf(name, aliases)));
  const organisations = found.map(({ name, aliases, group, where }) => {
    const link = registerEntryOf(name, aliases, support);
    // 'Plats: Vallentuna' says where they met, whatever the tagger takes it for.
    const register = where && link?.by === 'register-place' ? null : link;
    const kind = register?.register ?? kindOf(name);
    return { name, kind, aliases, register, mentions: group.mentions.map(mentionSpan) };
  });
  return numbered('org', organisations);
}

function placesOf(mentions: readonly Mention[]): Place[] {
  const groups = new Map<string, Mention[]>();
  const written = new Set(mentions.map((mention) => mention.text));
  for (const mention of mentions) {
    const shorter = mention.text.replace(/(?<=[^s])s$/u, '');
    const name = written.has(shorter) ? shorter : mention.text;
    groups.set(name, [...(groups.get(name) ?? []), mention]);
  }
  const found = [...groups].map(([name, list]) => ({ name, mentions: list.map(mentionSpan) }));
  return numbered('place', found);
}

/** Numbered by first mention, so that ids do not depend on how they were found. */
function numbered<T extends { readonly mentions: readonly Span[] }>(
  prefix: string,
  entities: readonly T[],
): (T & { readonly id: string })[] {
  const first = (entity: T): Span => entity.mentions[0] ?? { start: 0, end: 0 };
  return entities
    .toSorted((a, b) => inOrder(first(a), first(b)))
    .map((entity, i) => ({ id: `${prefix}-${i + 1}`, ...entity }));
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
