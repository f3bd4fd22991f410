/** Whether a sentence records a decision of this meeting, told from its words. */
import deciders from '../lexicon/deciders.json' with { type: 'json' };
import guards from '../lexicon/decision-guards.json' with { type: 'json' };
import phrases from '../lexicon/decision-phrases.json' with { type: 'json' };
import verbs from '../lexicon/verbs.json' with { type: 'json' };
import type { PhraseHit } from '../phrases.ts';
import type { DecisionKind } from '../types.ts';
import { readPhrases } from './phrases.ts';

const STRENGTH = new Map(phrases.phrases.map((phrase) => [phrase.id, phrase.strength]));
const KIND = new Map(phrases.phrases.map((phrase) => [phrase.id, phrase.kind as DecisionKind]));
const UNLESS = new Map(guards.phrases.map((guard) => [guard.id, new Set(guard.unless ?? [])]));
const GENERIC = new Set(deciders.generic);
const SUBORDINATORS = new Set(deciders.subordinators);

/** Rules that name no body need one to stand beside them. */
const NEEDS_DECIDER = new Set([
  'besluta',
  'bestamma',
  'fatta-beslut',
  'i-enlighet-med-forslaget',
  'tillstyrka',
  'enas-om',
  'saga-ja',
  'saga-nej',
  'vanta-med',
  'ta-beslut-senare',
  'landa-i',
  'anteckna-aktivt',
  'notera-aktivt',
]);
/** Rules whose subject is who is chosen, not who decides. */
const CHOSEN = new Set(['bli-ansvarig', 'bli-vald', 'vald-till']);
/** 'Mötet fann att kallelsen var behörig': the finding stands in the subordinate clause. */
const MAY_BE_SUBORDINATE = new Set(['stadgeenligt-utlyst']);
const MONTH =
  /^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|fjol|våras|höstas|vintras|somras)$/u;
const VERBS = new Set(verbs.entries);
const INFINITIVE = /^(?:få|gå|ge|ta|se|bli|ha|stå|slå|nå|\p{Ll}{2,}a)$/u;
const ASSIGNED = /^(?:får|fick|ges|gavs)$/iu;
const MODAL = new Set(deciders.modals);
/** How far before its verb a subject, or the word that subordinates it, is looked for. */
const REACH = 9;

export interface Cue {
  readonly rule: string;
  readonly strong: boolean;
  /** The form that says so: token indices. */
  readonly start: number;
  readonly end: number;
  /** The body before or after the verb, as token indices, or null where none is named. */
  readonly decider: { readonly start: number; readonly end: number } | null;
}

/** Names of organisations and people in a sentence, as token ranges. */
export interface NamedRange {
  readonly start: number;
  readonly end: number;
  readonly organisation: boolean;
}

/** What a sentence's words say of a decision. */
export interface DecisionWords {
  /** Null where they record none. */
  readonly cue: Cue | null;
  /** What kind it is and who takes it, should it be one: under 'Beslut' no verb need say 'decided'. */
  readonly kind: DecisionKind | null;
  /** The body that they name as deciding, as token indices. */
  readonly decider: { readonly start: number; readonly end: number } | null;
}

const NOTHING: DecisionWords = { cue: null, kind: null, decider: null };

/** What a sentence says of a decision; `hits` are where phrases stand in it. */
export function decisionWords(
  tokens: readonly string[],
  names: readonly NamedRange[],
  hits = readPhrases(tokens),
): DecisionWords {
  const own = hits('decisions');
  if (own.length === 0) return NOTHING;
  const kinds = own.flatMap((hit) => KIND.get(hit.id) ?? []);
  const kind = kinds.find((k) => k !== 'other') ?? kinds[0] ?? null;
  const finite = own.find((hit) => STRENGTH.get(hit.id) !== 'kind');
  const decider = finite ? findDecider(tokens, finite, names) : null;
  return { cue: firstCue(tokens, own, hits('guards'), names), kind, decider };
}

function firstCue(
  tokens: readonly string[],
  hits: readonly PhraseHit[],
  guarded: readonly PhraseHit[],
  names: readonly NamedRange[],
): Cue | null {
  for (const hit of hits) {
    const cue = readCue(tokens, hit, guarded, names);
    if (cue) return cue;
  }
  return null;
}

function readCue(
  tokens: readonly string[],
  hit: PhraseHit,
  guarded: readonly PhraseHit[],
  names: readonly NamedRange[],
): Cue | null {
  const strength = STRENGTH.get(hit.id);
  if (strength === 'kind' || tokens.at(-1) === '?') return null;
  if (guarded.some((guard) => UNLESS.get(guard.id)?.has(hit.id) !== true)) return null;
  if (!MAY_BE_SUBORDINATE.has(hit.id) && isSubordinate(tokens, hit.start)) return null;
  if (isAfterModal(tokens, hit.start)) return null;
  const decider = findDecider(tokens, hit, names);
  const impersonal = isImpersonal(tokens, hit);
  if (NEEDS_DECIDER.has(hit.id) && decider === null && !impersonal) return null;
  if (isDated(tokens, hit)) return null;
  return { rule: hit.id, strong: strength === 'strong', start: hit.start, end: hit.end, decider };
}

/** 'beslutade den 3 mars', 'gav i februari 2023 NN i uppdrag': told of another day. */
function isDated(tokens: readonly string[], hit: PhraseHit): boolean {
  const after = tokens.slice(hit.end, hit.end + 3);
  const day = /^(?:den|\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2})$/u.test(after[0] ?? '');
  const [preposition, month] = tokens.slice(hit.start + 1, hit.start + 3);
  const monthly = /^(?:i|under)$/u.test(preposition ?? '') && MONTH.test(month ?? '');
  return monthly || (day && /\d/u.test(after.join(' ')));
}

/** 'Det beslutades att …', 'Sedan bestämdes det att …', 'Beslöts att …'. */
function isImpersonal(tokens: readonly string[], hit: PhraseHit): boolean {
  if (!/s$/u.test(tokens[hit.start] ?? '')) return false;
  const beside = [tokens[hit.start - 1], tokens[hit.end]].map((token) => token?.toLowerCase());
  return beside.includes('det') || (hit.start === 0 && beside[1] === 'att');
}

/** True where the verb stands in a clause that 'som', 'att', 'när', … has opened. */
function isSubordinate(tokens: readonly string[], verb: number): boolean {
  for (let i = verb - 1; i >= Math.max(0, verb - REACH); i--) {
    const token = tokens[i]?.toLowerCase() ?? '';
    if (/^[,;:–(]$/u.test(token)) return false;
    if (isVerb(tokens[i] ?? '')) return false;
    if (opensClause(tokens, i, token)) return true;
  }
  return false;
}

function opensClause(tokens: readonly string[], i: number, token: string): boolean {
  if (!SUBORDINATORS.has(token)) return false;
  const before = tokens[i - 1]?.toLowerCase();
  // 'frågan om lekplatsen bordläggs': about, not if.
  if (token === 'om') return before === undefined || before === ',' || before === 'och';
  // 'begäran om att få bygga avslogs': an infinitive opens no clause of its own.
  if (token === 'att') return i > 0 && !INFINITIVE.test(tokens[i + 1] ?? '');
  return i > 0 || token === 'som' || token === 'när';
}

/** Between the opening word and the verb stands the clause's own verb: then ours is the main one. */
function isVerb(token: string): boolean {
  return VERBS.has(token.toLowerCase()) || /^\p{Ll}{3,}(?:ade|ades|ats|its|tts)$/u.test(token);
}

/** 'kan noteras', 'ska fastställas': the passive infinitive looks like a present. */
function isAfterModal(tokens: readonly string[], verb: number): boolean {
  if (!/s$/u.test(tokens[verb] ?? '')) return false;
  const before = tokens.slice(Math.max(0, verb - REACH), verb).map((token) => token.toLowerCase());
  return before.slice(before.lastIndexOf(',') + 1).some((token) => MODAL.has(token));
}

function findDecider(
  tokens: readonly string[],
  hit: PhraseHit,
  names: readonly NamedRange[],
): { start: number; end: number } | null {
  // In 'NN får i uppdrag att …' and 'Planen antogs' the subject is not who decides.
  const verb = tokens[hit.start] ?? '';
  if (CHOSEN.has(hit.id) || ASSIGNED.test(verb) || (/s$/u.test(verb) && hit.id !== 'enas-om'))
    return null;
  const organisations = names.filter((name) => name.organisation);
  const before = organisations.filter((n) => n.end <= hit.start && hit.start - n.end < 4).at(-1);
  if (before) return { start: before.start, end: before.end };
  for (let i = hit.start - 1; i >= Math.max(0, hit.start - 5); i--) {
    if (GENERIC.has(tokens[i]?.toLowerCase() ?? '')) return { start: i, end: i + 1 };
  }
  const after = organisations.find(
    (name) => name.start >= hit.start && name.start <= hit.start + 1,
  );
  if (after && after.start > hit.start) return { start: after.start, end: after.end };
  const next = tokens[hit.start + 1]?.toLowerCase() ?? '';
  return GENERIC.has(next) ? { start: hit.start + 1, end: hit.start + 2 } : null;
}
