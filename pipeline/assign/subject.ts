/** Who stands at a place of a sentence: names, offices and bodies, several of them joined. */
import { sourceSpan } from '../clean-text.ts';
import { holderOf } from '../owner/holder.ts';
import type { Named } from '../owner/named.ts';
import { EVERY_ROLE } from '../owner/told.ts';
import { quote } from '../span.ts';
import type { Dated, Responsible, Sentence } from '../types.ts';
import { endAt, SHORT_ROLES } from './words.ts';

/** A sentence with whom it names. */
export interface Naming {
  readonly input: Dated;
  readonly sentence: Sentence;
  readonly names: readonly Named[];
  /** Ids of the document's people. */
  readonly people: ReadonlySet<string>;
}

export interface Subject {
  readonly who: readonly Responsible[];
  /** Where it ends in the sentence's text. */
  readonly end: number;
  /** True of people and of offices that one person holds; bodies do many things. */
  readonly personal: boolean;
  /** True where a word that nothing else tells to be a name is among them: 'Webb', 'PR'. */
  readonly guessed: boolean;
}

interface Unit {
  readonly one: Responsible;
  readonly end: number;
  readonly personal: boolean;
  readonly guessed: boolean;
}

const ROLE = new RegExp(`${SHORT_ROLES}|${EVERY_ROLE.source}`, 'iuy');
const AND = /\s*(?:,\s*(?:och|samt)|,|\/|&|\s(?:och|samt))\s+/uy;
const SLASH = /\/(?=\p{Lu})/uy;
/** '(S)', '(kassör)': who the person is. */
const APPOSITION = /\s+\((?:\p{L}[\p{L} ]{0,30})\)/uy;
const MARK = /@/uy;
const FROM = /\s+(?:från|på|vid|i)\s+/uy;
const LEAD = /(?:tjänstgörande|vice|samtliga|respektive|övriga|även)\s+/iuy;

/** Whoever stands at `at`; null where nobody does. */
export function subjectAt(naming: Naming, at: number): Subject | null {
  const units: Unit[] = [];
  for (let place: number | null = at; place !== null; ) {
    const unit = unitAt(naming, place);
    if (unit === null) break;
    units.push(unit);
    const { text } = naming.sentence;
    place = endAt(AND, text, unit.end) ?? endAt(SLASH, text, unit.end);
  }
  const last = units.at(-1);
  if (!last) return null;
  return {
    who: units.map(({ one }) => one),
    end: last.end,
    personal: units.some(({ personal }) => personal),
    guessed: units.some(({ guessed }) => guessed),
  };
}

function unitAt(naming: Naming, at: number): Unit | null {
  const { text } = naming.sentence;
  const from = endAt(MARK, text, at) ?? endAt(LEAD, text, at) ?? at;
  const known = nameAt(naming, from) ?? roleAt(naming, at);
  return known ?? (from === at ? null : roleAt(naming, from)) ?? wordAt(naming, from);
}

/** 'Webb', 'PR', 'Mega6': a word with a capital may be somebody; what it does must show it. */
const WORD =
  /(?!(?:Det|Den|De|Detta|Denna|Dessa|Där|Då|Här|Nu|Man|Ingen|Inget|Inte|Också|Sedan|Även|Om|Att|Och|Samt|Så|Ny|Nytt|Nya|Som|Vad|Hur|När|Han|Hon|Hen|Jag|Ni)(?!\p{L}))\p{Lu}[\p{L}\d]*(?!\p{L})/uy;

function wordAt({ input, sentence }: Naming, at: number): Unit | null {
  const end = endAt(WORD, sentence.text, at);
  if (end === null) return null;
  const span = sourceSpan(input.text, sentence, at, end);
  const one = { id: null, text: quote(input.text, span), span };
  return { one, end, personal: false, guessed: true };
}

function nameAt({ input, sentence, names, people }: Naming, at: number): Unit | null {
  const place = sentence.offsets[at];
  const name = names.find(({ start }) => start === place);
  if (name === undefined) return null;
  const last = sentence.offsets.indexOf(name.end - 1, at);
  if (last < 0) return null;
  const { id, start, end } = name;
  const one = { id, text: quote(input.text, { start, end }), span: { start, end } };
  const bracket = endAt(APPOSITION, sentence.text, last + 1) ?? last + 1;
  const after = homeEnd(sentence, names, bracket) ?? bracket;
  return { one, end: after, personal: people.has(id), guessed: false };
}

/** 'Asta Ek från Granviks kommun': where whoever ends at `at` comes from. */
function homeEnd(sentence: Sentence, names: readonly Named[], at: number): number | null {
  const from = endAt(FROM, sentence.text, at);
  const home = from === null ? undefined : names.find((n) => n.start === sentence.offsets[from]);
  if (home === undefined) return null;
  const last = sentence.offsets.indexOf(home.end - 1, at);
  return last < 0 ? null : last + 1;
}

/** Offices that one person holds; the rest of the list are bodies and groups. */
const OFFICE = /(?:ordförande|sekreterare|kassör|webbmaster|^(?:v\.?\s?)?ordf|^vord|^sekr|^kass)/iu;

/** Ends as a body does and is none: 'vägledningen'. */
const THING = /(?:väg|in|av|hand|led|för|om)ledningen$/iu;

function roleAt({ input, sentence }: Naming, at: number): Unit | null {
  const end = endAt(ROLE, sentence.text, at);
  if (end === null || THING.test(sentence.text.slice(at, end))) return null;
  const span = sourceSpan(input.text, sentence, at, end);
  const text = quote(input.text, span);
  const id = holderOf(input, text);
  const personal = id !== null || OFFICE.test(text);
  return { one: { id, text, span }, end, personal, guessed: false };
}
