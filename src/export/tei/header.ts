/** A record's `<teiHeader>`: what the document is, where it comes from, whom and what it names. */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import type { Ids } from './ids.ts';
import { element, forbiddenIn, textElement } from './xml.ts';

/** The header of one document. */
export function headerOf(record: MinutesRecord, ids: Ids): string {
  const profile = [settingOf(record, ids), participantsOf(record, ids)].join('');
  return element(
    'teiHeader',
    {},
    [
      element('fileDesc', {}, titleOf(record) + publicationOf(record) + sourceOf(record)),
      encodingOf(record),
      profile === '' ? '' : element('profileDesc', {}, profile),
    ].join('\n'),
  );
}

/** The header of a corpus of them. */
export function corpusHeader(): string {
  const title = element('titleStmt', {}, textElement('title', 'Klubbslag'));
  const publication = element('publicationStmt', {}, textElement('p', 'Exported.'));
  const source = element('sourceDesc', {}, textElement('p', 'The documents of a store.'));
  return element('teiHeader', {}, element('fileDesc', {}, title + publication + source));
}

function titleOf({ source, meeting }: MinutesRecord): string {
  const { title, body, date, endDate, chair, secretary, adjusters, kind } = meeting;
  const named = [body, date].filter((part) => part !== null).join(' ');
  const days = endDate === null ? { when: date } : { from: date, to: endDate };
  const responsible = (resp: string, name: string | null) =>
    name === null
      ? ''
      : element('respStmt', {}, textElement('resp', resp) + textElement('persName', name));
  return element(
    'titleStmt',
    {},
    [
      textElement('title', title ?? (named || source.path)),
      textElement('meeting', named, { n: kind, ...days }),
      responsible('chair', chair),
      responsible('secretary', secretary),
      ...adjusters.map((name) => responsible('adjuster', name)),
    ].join(''),
  );
}

/** The body that met publishes its minutes; where none is told, nobody does. */
function publicationOf({ meeting: { body, date } }: MinutesRecord): string {
  const publisher = textElement('publisher', body) || textElement('publisher', 'unknown');
  const day = date === null ? '' : element('date', { when: date });
  return element('publicationStmt', {}, publisher + day);
}

function sourceOf({ source: { path, sha256, mediaType, bytes, pages } }: MinutesRecord): string {
  const extent = [
    element('measure', { unit: 'byte', quantity: String(bytes) }),
    pages === undefined ? '' : element('measure', { unit: 'page', quantity: String(pages) }),
  ].join('');
  const bibl = [
    textElement('title', path),
    textElement('idno', sha256, { type: 'sha256' }),
    textElement('note', mediaType, { type: 'mediaType' }),
    element('extent', {}, extent),
  ].join('');
  return element('sourceDesc', {}, element('bibl', {}, bibl));
}

/** How many of the characters that XML forbids are told one by one. */
const TOLD = 20;

/** Says what was made of the text, and which of its characters XML does not allow. */
function encodingOf({ text }: MinutesRecord): string {
  const forbidden = forbiddenIn(text);
  const told = forbidden.slice(0, TOLD).map(({ at, code }) => {
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')} at ${at}`;
  });
  const rest = forbidden.length > TOLD ? ` and ${forbidden.length - TOLD} more` : '';
  const changed =
    forbidden.length === 0
      ? 'The text of the body is the text of the document, white space included.'
      : `The text of the body is the text of the document, white space included, but for ${
          forbidden.length
        } characters that XML 1.0 does not allow and that are U+FFFD here: ${told.join(', ')}${rest}` +
        ' (offsets in UTF-16 code units).';
  const normalization = element('normalization', {}, textElement('p', changed));
  const interpretation = element(
    'interpretation',
    {},
    textElement(
      'p',
      'Names and dates are elements of the text; what crosses its elements, and all facts, are ' +
        'spans between anchors. cert is how sure the program is, ana points at what found it.',
    ),
  );
  return element('encodingDesc', {}, element('editorialDecl', {}, normalization + interpretation));
}

function settingOf({ places }: MinutesRecord, ids: Ids): string {
  const all = places.map(({ id, name }) =>
    element('place', { 'xml:id': ids.of('place', id) }, textElement('placeName', name)),
  );
  return all.length === 0
    ? ''
    : element('settingDesc', {}, element('listPlace', {}, all.join('\n')));
}

function participantsOf({ people, organisations }: MinutesRecord, ids: Ids): string {
  const persons = people.map(({ id, name, aliases, roles, organisations: of }) =>
    element(
      'person',
      { 'xml:id': ids.of('person', id) },
      [
        textElement('persName', name),
        ...aliases.map((alias) => textElement('persName', alias, { type: 'alias' })),
        ...roles.map((role) => textElement('occupation', role)),
        ...of.map((one) => textElement('affiliation', one)),
      ].join(''),
    ),
  );
  const orgs = organisations.map(({ id, name, kind, aliases, register }) =>
    element(
      'org',
      { 'xml:id': ids.of('organisation', id), role: tokenOf(kind) },
      [
        textElement('orgName', name),
        ...aliases.map((alias) => textElement('orgName', alias, { type: 'alias' })),
        register === null ? '' : textElement('idno', register.id, { type: register.register }),
      ].join(''),
    ),
  );
  const lists = [
    persons.length === 0 ? '' : element('listPerson', {}, persons.join('\n')),
    orgs.length === 0 ? '' : element('listOrg', {}, orgs.join('\n')),
  ].join('');
  return lists === '' ? '' : element('particDesc', {}, lists);
}

/** A value of a closed list, which TEI wants without white space. */
export function tokenOf(value: string): string {
  return value.trim().replace(/\s+/gu, '_') || 'unknown';
}
