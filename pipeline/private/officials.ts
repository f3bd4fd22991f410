/** Who is there for an elected or official role, and not as a private person. Pure. */
import type { Span } from '../base-types.ts';
import roleWords from '../lexicon/head-roles.json' with { type: 'json' };
import parties from '../lexicon/parties.json' with { type: 'json' };
import lexicon from '../lexicon/private.json' with { type: 'json' };
import type { MinutesRecord } from '../record.ts';
import { wordsPattern } from './context.ts';

/** What a document says of somebody, as a list of people has it. */
export interface Standing {
  readonly roles: readonly string[];
  /** Names, also letters of parties. */
  readonly organisations: readonly string[];
  /** True where the list of those present has them. */
  readonly listed: boolean;
  /** The body that met, and what its meeting is called. */
  readonly body: string | null;
}

const { chair, secretary, adjuster, offices, endings } = roleWords;
const PRIVATE = new Set(lexicon.privateRoles);
/** Words that only go with another: 'vice', 'ordinarie'. */
const BESIDE = new Set([
  ...['vice', 'förste', 'andre', 'första', 'andra', 'tredje', '1:e', '2:e', '3:e', '1:a', '2:a'],
  ...['3:a', 'v', 'v.', 'personlig', 'ordinarie', 'ständig', 'avgående', 'tillträdande'],
  ...['anteckningar', 'protokoll', 'tolk', 'adj', 'adj.'],
]);
const OFFICES = new Set(
  [...chair, ...secretary, ...adjuster, ...offices].filter(
    (word) => !BESIDE.has(word) && !PRIVATE.has(word),
  ),
);
const PARTIES = new Set(parties.entries);
const WORD = /[\p{L}\p{N}:.-]+/gu;
/** 'Ledamöter till 2026 är', 'Valberedningen (': what follows are names of the chosen. */
const CHOSEN = new RegExp(
  `${wordsPattern(lexicon.chosen)}[^.!?\\n]{0,30}?(?:(?<!\\p{L})(?:är|valdes|omvaldes|utsågs|består av)` +
    '(?!\\p{L})|[:(])[^.!?\\n]{0,60}$',
  'iu',
);
const BOARD = new RegExp(
  `(?:${lexicon.boards.join('|')})s?(?:(?:möte|sammanträde)\\p{L}*)?(?!\\p{L})`,
  'iu',
);
/** Meetings that all members may come to. */
const GENERAL = new RegExp(`(?:${lexicon.generalMeetings.join('|')})`, 'iu');

/** 'ordf', 'bygglovshandläggare', 'Kulturchef'; not 'gäst'. */
function isOffice(word: string): boolean {
  const small = word.toLowerCase().replace(/[,.:;]+$/u, '');
  if (PRIVATE.has(small)) return false;
  // 'Dataskyddsombudet'.
  const forms = [small, small.replace(/(?:et|en|n)$/u, '')];
  return forms.some((form) => OFFICES.has(form) || endings.some((end) => form.endsWith(end)));
}

function namesOffice(role: string): boolean {
  return [...role.matchAll(WORD)].some(([word]) => isOffice(word));
}

function isPrivateRole(role: string): boolean {
  return [...role.toLowerCase().matchAll(/\p{L}+/gu)].some(([word]) => PRIVATE.has(word));
}

/**
 * True where a list says so: an office, a party, or a place in the list of those present of a board
 * or council, or in anybody's list for an organisation; guests and applicants are none of these.
 */
export function holdsOffice({ roles, organisations, listed, body }: Standing): boolean {
  if (roles.some(namesOffice)) return true;
  if (roles.some(isPrivateRole)) return false;
  if (organisations.some((name) => PARTIES.has(name))) return true;
  return listed && (organisations.length > 0 || roles.length > 0 || BOARD.test(body ?? ''));
}

/** What stands around a name: '(S)', 'ordförande' before it, ', handläggare' behind it. */
function isCalledOfficial(text: string, { start, end }: Span): boolean {
  const behind = text.slice(end, end + 40);
  const party = /^s?\s*\((\p{L}[\p{L}\d]{0,3}|\p{Lu}\p{Ll}+)\)/u.exec(behind)?.[1];
  if (party !== undefined && (PARTIES.has(party) || /^\p{Lu}{1,3}$/u.test(party))) return true;
  const lead = text.slice(Math.max(0, start - 120), start);
  const before = /([\p{L}.-]+)[ \u00A0:\t(]+$/u.exec(lead);
  if ((before?.[1] !== undefined && isOffice(before[1])) || CHOSEN.test(lead)) return true;
  const after = /^[ \u00A0]*[,(\t–-][ \u00A0]*((?:\p{L}[\p{L}.-]*[ \u00A0]?){1,3})/u.exec(behind);
  return (after?.[1] ?? '').split(/\s/u).some(isOffice);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Ids of the people whom the record shows in an elected or official role. */
export function officialsIn(record: MinutesRecord): Set<string> {
  const { text, people, attendance, meeting, decisions } = record;
  const offices = Object.entries(meeting.spans)
    .filter(([field]) => /^(?:chair|secretary|adjusters\.\d+)$/u.test(field))
    .map(([, span]) => span);
  const elected = decisions.filter(({ kind }) => kind === 'appoint').map(({ span }) => span);
  const held = new Set([meeting.chair, meeting.secretary, ...meeting.adjusters]);
  const met = [meeting.body, meeting.title].join('\n');
  const general = GENERAL.test(`${met} ${meeting.kind}`);
  const officials = people.filter((person) => {
    const { id, name, roles, organisations, mentions } = person;
    const rows = attendance.filter((row) => row.person === id);
    const own = [...roles, ...rows.flatMap(({ role }) => role ?? [])];
    const from = [...organisations, ...rows.flatMap(({ organisation }) => organisation ?? [])];
    const standing = { roles: own, organisations: from, listed: rows.length > 0 && !general };
    if (held.has(name) || holdsOffice({ ...standing, body: met })) return true;
    return mentions.some(
      (at) =>
        isCalledOfficial(text, at) || [...offices, ...elected].some((span) => overlaps(span, at)),
    );
  });
  return new Set(officials.map(({ id }) => id));
}
