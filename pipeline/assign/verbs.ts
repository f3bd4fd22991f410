/** What a sentence says that somebody does: the construction after a subject. */

import { anywhere, inflected } from '../owner/words.ts';
import { endAt, oneOf } from './words.ts';

/** How a task is given. `from` is where its own words begin. */
export interface Doing {
  readonly how: 'errand' | 'shall' | 'takes-on';
  /** A verb of errands in plain speech. */
  readonly everyday: boolean;
  readonly from: number;
}

const BETWEEN =
  '\\s+(?:(?:tar\\s+och|också|även|sedan|därefter|då|nu|själv|gärna|i\\s+sin\\s+tur)\\s+)?';
const ERRAND = new RegExp(`${BETWEEN}(?=${oneOf('errands')})`, 'iuy');
const EVERYDAY = new RegExp(oneOf('everyday'), 'iuy');
const SHALL = /\s+(?:ska|skall)\s+/iuy;
const MAY = /\s+(?:får|måste|behöver)\s+/iuy;
const TAKES_ON = new RegExp(`\\s+${oneOf('takesOn')}`, 'iuy');
const TO = /\s+(?:för\s+)?att\s+/iuy;
const GAP = /\s+/uy;
/** 'försöka', 'också', 'tillsammans med Asta': what may stand before the verb of the task. */
const VERB =
  /(?:(?:inte|också|även|nu|sedan|därför|fortsatt|snarast|försöka|gärna|först)\s+)*(?<verb>\p{Ll}+)/uy;
const ACTING = inflected('acts');
const ACT_WORDS = anywhere('actWords');
const INFINITIVE = new RegExp(`^${oneOf('infinitives')}`, 'iu');

/** What whoever ends at `at` does; null where it is no task. What bodies 'får' they may. */
export function doingAt(text: string, at: number, personal: boolean): Doing | null {
  const takes = endAt(TAKES_ON, text, at);
  if (takes !== null && /\p{L}/u.test(text.slice(takes))) {
    // 'ansvarar för svaret' says more than 'svaret', 'skriva brevet' as much as 'åtar sig att …'.
    const from = endAt(TO, text, takes) ?? endAt(GAP, text, at) ?? takes;
    return { how: 'takes-on', everyday: false, from };
  }
  const errand = endAt(ERRAND, text, at);
  if (errand !== null) {
    return { how: 'errand', everyday: endAt(EVERYDAY, text, errand) !== null, from: errand };
  }
  const from = endAt(SHALL, text, at) ?? (personal ? endAt(MAY, text, at) : null);
  return from !== null && isTask(text, from) ? { how: 'shall', everyday: false, from } : null;
}

/** 'ska' before its subject: 'Vid genomförandet ska Verket samråda med …'. */
export const SHALL_FIRST = /(?<!\p{L})(?:ska|skall)\s+/giu;

/** What whoever ends at `at` and follows his 'ska' is to do. */
export function shallAt(text: string, at: number): Doing | null {
  const from = endAt(GAP, text, at);
  return from !== null && isTask(text, from) ? { how: 'shall', everyday: false, from } : null;
}

const OBLIGED = /\s+(?:ska|skall)\s+(?=\p{Ll})/uy;
const STATE = new RegExp(`^(?:\\p{Ll}+\\s+){0,2}?${oneOf('states')}`, 'u');

/** Whatever a body 'ska', unless it is only to be so: where the sentence is known to give a task. */
export function obligedAt(text: string, at: number): Doing | null {
  const from = endAt(OBLIGED, text, at);
  if (from === null || STATE.test(text.slice(from, from + 60))) return null;
  return { how: 'shall', everyday: false, from };
}

/** True where the verb at `at` is one of doing, in the infinitive: 'kontakta', not 'vara'. */
function isTask(text: string, at: number): boolean {
  VERB.lastIndex = at;
  const verb = VERB.exec(text)?.groups?.['verb'];
  if (verb === undefined) return false;
  if (!/[aåeoö]$/u.test(verb)) return false;
  return ACTING.test(verb) || ACT_WORDS.test(verb) || INFINITIVE.test(verb);
}
