/** What later meetings of the body say of a task: reported, moved or closed, with the sentence. */

import { daysBetween } from '../calendar/index.ts';
import lexicon from '../lexicon/matters.json' with { type: 'json' };
import { fold } from '../similar.ts';
import { contains, overlaps } from '../span.ts';
import type { Span } from '../types.ts';
import { contentWords, sharedWords } from './content-words.ts';
import type { Matter } from './matters.ts';
import type { FollowedAction, MeetingDocument, Placed } from './meeting-document.ts';
import { isNamed } from './named.ts';
import { type FollowKind, kindOf, tellsOfEnd } from './progress.ts';
import { hasOneOf, isCommon, type TaskWords, tellingIn, wordsOfTask } from './task-words.ts';
import { isFormer, isRoutine, plainTitle } from './titles.ts';

/** One sentence of a later document that is of the task. */
export interface FollowStep {
  readonly document: string;
  readonly kind: FollowKind;
  readonly text: string;
  readonly span: Span;
  /** What tells that it is of the task: its owner, the matter, words in common. */
  readonly evidence: readonly string[];
}

export interface FollowedTask {
  readonly document: string;
  readonly action: FollowedAction;
  readonly steps: readonly FollowStep[];
  readonly state: 'open' | FollowKind | 'dropped';
}

/** A task on its way through the later documents. */
interface Sought {
  readonly action: FollowedAction;
  readonly matter: Matter | null;
  /** The title of its item where that is a standing one: 'Ekonomi'. */
  readonly standing: string | null;
  readonly words: TaskWords;
}

/** Every task of one body's documents, which are by date, with what came of it. */
export function followUps(
  documents: readonly MeetingDocument[],
  matters: readonly Matter[],
): FollowedTask[] {
  const isTelling = tellingIn(documents);
  return documents.flatMap((given, at) => {
    const later = documents.slice(at + 1).filter((one) => isWithin(given.date, one.date));
    return given.actions.map((action): FollowedTask => {
      const { document } = given;
      const own = matters.find(({ steps }) =>
        steps.some((step) => step.document === document && step.item === action.item),
      );
      const title = given.items.find(({ id }) => id === action.item)?.title ?? '';
      const sought: Sought = {
        ...{ action, matter: own ?? null, words: wordsOfTask(action, given, isTelling) },
        standing: isRoutine(title) && !isFormer(title) ? plainTitle(title) : null,
      };
      const steps = settled(action) ? [] : stepsOf(sought, later);
      return { document, action, steps, state: stateOf(action, steps) };
    });
  });
}

/** What is said of it after a year is said of something else. */
const LONGEST_DAYS = 366;

function isWithin(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && daysBetween(from, to) <= LONGEST_DAYS;
}

function settled({ status }: FollowedAction): boolean {
  return status === 'done' || status === 'dropped';
}

function stateOf(action: FollowedAction, steps: readonly FollowStep[]): FollowedTask['state'] {
  if (action.status === 'done') return 'closed';
  if (action.status === 'dropped') return 'dropped';
  return steps.at(-1)?.kind ?? 'open';
}

/** Until a document closes it: the strongest sentence of each. */
function stepsOf(sought: Sought, later: readonly MeetingDocument[]): FollowStep[] {
  const steps: FollowStep[] = [];
  for (const document of later) {
    const { action, matter } = sought;
    const taken = action.waits && matter ? takenUp(matter, document) : null;
    const found = taken ?? strongest(sought, document);
    if (found) steps.push(found);
    if (found?.kind === 'closed') break;
  }
  return steps;
}

/** What a matter that was put off waits for: its next decision. */
function takenUp(matter: Matter, { document, decisions }: MeetingDocument): FollowStep | null {
  const items = matter.steps.filter((step) => step.document === document).map(({ item }) => item);
  const own = decisions.filter(({ item }) => item !== null && items.includes(item));
  const decided = own.find(({ kind }) => kind !== 'postpone') ?? own[0];
  if (!decided) return null;
  const kind = decided.kind === 'postpone' ? 'moved' : 'closed';
  const { text, span } = decided;
  return { document, kind, text, span, evidence: [matter.title] };
}

/** The sentence that most tells to be of it, or the next one where that says what became of it. */
function strongest(sought: Sought, document: MeetingDocument): FollowStep | null {
  const { sentences } = document;
  const found = sentences
    .flatMap((sentence, at) => {
      const step = stepIn(sought, document, sentence);
      return step ? [{ step, at }] : [];
    })
    .sort((a, b) => b.step.evidence.length - a.step.evidence.length)[0];
  if (!found) return null;
  const { step, at } = found;
  const next = sentences[at + 1];
  if (step.kind !== 'reported' || !next || next.item !== sentences[at]?.item) return step;
  const kind = GOES_ON.test(next.text) ? kindOf(next.text) : 'reported';
  return kind === 'reported' ? step : { ...step, kind, text: next.text, span: next.span };
}

/** A sentence that begins so is of what the one before is of. */
const GOES_ON = new RegExp(
  `^(?:(?:den|det|de)\\s+(?:${lexicon.goesOn.join('|')})(?!\\p{L})|därmed|` +
    '(?:arbetet|uppdraget|frågan)\\s+(?!med|om|att|kring|på))',
  'iu',
);

/** Who is named in most sentences is no one. */
const EVERYBODY = new Set(lexicon.everybody);

/** Words that a task and a sentence must share, by what else tells that they belong together. */
const SHARED = { ownerAndMatter: 0, ownerLookingBack: 1, owner: 2, matter: 3, former: 2 } as const;
const SHARED_ALONE = 4;
/** A listing of the same task has nearly all of its words. */
const SAME_TASK = 0.75;

function stepIn(sought: Sought, document: MeetingDocument, sentence: Placed): FollowStep | null {
  const { action, matter, words } = sought;
  const owner = action.who.find((who) => !EVERYBODY.has(fold(who)) && isNamed(sentence.text, who));
  const item = document.items.find(({ id }) => id === sentence.item);
  const inMatter =
    matter?.steps.some((s) => s.document === document.document && s.item === sentence.item) ??
    false;
  const same = inMatter || (item !== undefined && sought.standing === plainTitle(item.title));
  const former = item !== undefined && isFormer(item.title);
  const own = contentWords(sentence.text);
  const shared = sharedWords(words.all, own);
  const strong = shared.filter((word) => !isCommon(word));
  const share = shared.length / Math.max(words.all.size, 1);
  const kind = kindOf(sentence.text);
  const telling = hasOneOf(own, words.telling);
  const place = { owner: owner !== undefined, inMatter, same, former, size: words.all.size };
  const isListed = shared.length >= 2 && share >= SAME_TASK && (place.owner || place.size > 2);
  const enough =
    isListed ||
    (place.owner ? shared : strong).length >= leastShared(place) ||
    (telling && isKnownBy(place, tellsOfEnd(sentence.text)));
  if (!enough) return null;
  // A new task of the same owner or in the same matter is no word of the old one.
  if (kind === 'reported' && shared.length === 0) return null;
  if (share < SAME_TASK && isNewTask(sentence, document, kind)) return null;
  const evidence = [
    ...(owner ? [owner] : []),
    ...(inMatter && matter ? [matter.title] : []),
    ...shared,
  ];
  return { document: document.document, kind, text: sentence.text, span: sentence.span, evidence };
}

interface Nearness {
  readonly owner: boolean;
  readonly inMatter: boolean;
  /** In it, or under the same standing title. */
  readonly same: boolean;
  readonly former: boolean;
  /** Words of the task. */
  readonly size: number;
}

function leastShared({ owner, inMatter, same, former, size }: Nearness): number {
  if (owner && inMatter) return SHARED.ownerAndMatter;
  if (owner && former) return SHARED.ownerLookingBack;
  const least = owner ? SHARED.owner : same ? SHARED.matter : former ? SHARED.former : SHARED_ALONE;
  // A short task has no more words to share than it has.
  return least < SHARED_ALONE && size >= 2 ? Math.min(least, size) : least;
}

/** A task of more words is known by more than one, but for what tells its end in its own matter. */
const MOST_WORDS = 3;

/** True where one telling word is enough. */
function isKnownBy({ owner, inMatter, same, former, size }: Nearness, ends: boolean): boolean {
  return (inMatter && ends) || (size <= MOST_WORDS && (former || ((same || owner) && ends)));
}

/** True of a sentence that gives a task; one that tells of an end must say nothing else. */
function isNewTask({ span }: Placed, { actions }: MeetingDocument, kind: FollowKind): boolean {
  const given = kind === 'reported' ? overlaps : contains;
  return actions.some((one) => given(one.span, span));
}
