/** Resolved → Classified: what each sentence does, from its section, its words and the act model. */

import { wordedFormality } from '../formality.ts';
import actPhrases from '../lexicon/act-phrases.json' with { type: 'json' };
import { sectionOf } from '../outline.ts';
import { ELECTION } from '../rules.ts';
import { contains } from '../span.ts';
import type {
  Act,
  Block,
  Classified,
  DecisionCue,
  Resolved,
  Section,
  SectionRole,
  Sentence,
  SentenceAct,
  Span,
} from '../types.ts';
import { wordsOf } from '../words.ts';
import type { ActClassifier } from './acts.ts';
import { type Cue, decisionWords, type NamedRange } from './decision.ts';
import { isOwnBody } from './own-body.ts';
import { readPhrases } from './phrases.ts';

/** Under these headings nothing is decided, whatever the words. */
const NO_DECISIONS: ReadonlySet<SectionRole> = new Set([
  'proposal',
  'voting',
  'reservation',
  'background',
  'documents',
  'distribution',
]);
const ROLE_ACT: Partial<Record<SectionRole, Act>> = {
  proposal: 'proposal',
  voting: 'voting',
  reservation: 'reservation',
  background: 'information',
  discussion: 'discussion',
  actions: 'assignment',
};
/** From this probability on the model needs no phrase; it never overrules one (measured). */
const ALONE = 0.85;

const ACT_OF = new Map(actPhrases.phrases.map((phrase) => [phrase.id, phrase.act as Act]));

/** Classifies every sentence; `model` null means that phrases and headings decide alone. */
export async function classify(input: Resolved, model: ActClassifier | null): Promise<Classified> {
  const { sentences, words: tokens } = wordsOf(input.blocks);
  const scores = model ? await model.classify(tokens) : null;
  const names = namedRanges(input, sentences);
  const acts: SentenceAct[][] = [];
  const cues: DecisionCue[] = [];
  for (const [i, sentence] of sentences.entries()) {
    const block = input.blocks[sentence.block];
    if (!block) throw new Error(`sentence ${sentence.index} has no block`);
    const words = tokens[i] ?? [];
    const hits = readPhrases(words);
    const { cue, kind, decider } = decisionWords(words, names[i] ?? [], hits);
    const found = hits('acts').flatMap((hit) => ACT_OF.get(hit.id) ?? []);
    const score = scores?.[i] ?? null;
    acts.push(actsOf({ input, sentence, block, cue, found, score, by: model?.model }));
    cues.push({ kind, decider: tokenSpan(sentence, decider) });
  }
  return { ...input, acts, cues };
}

function tokenSpan(
  sentence: Sentence,
  range: { readonly start: number; readonly end: number } | null,
): Span | null {
  const first = range ? sentence.tokens[range.start] : undefined;
  const last = range ? sentence.tokens[range.end - 1] : undefined;
  return first && last ? { start: first.span.start, end: last.span.end } : null;
}

interface Evidence {
  readonly input: Resolved;
  readonly sentence: Sentence;
  readonly block: Block;
  readonly cue: Cue | null;
  readonly found: readonly Act[];
  readonly score: Record<Act, number> | null;
  readonly by: string | undefined;
}

function actsOf(evidence: Evidence): SentenceAct[] {
  const { block, sentence, input } = evidence;
  const heading: SentenceAct = { act: 'heading', score: 1, by: 'layout' };
  if (block.kind === 'furniture') return [heading];
  if (block.kind === 'heading') {
    // '§ 4 Till justerare valdes Rut Ek.': the point is its own sentence.
    const said =
      block.marker !== null && sentence.text.endsWith('.') && evidence.cue?.strong === true;
    const decided = said ? decisionAct(evidence, null) : null;
    return decided ? [heading, decided] : [heading];
  }
  const section = sectionOf(input.sections, block.index);
  const acts: SentenceAct[] = [];
  const decision = decisionAct(evidence, section);
  if (decision) acts.push(decision);
  const role = section ? ROLE_ACT[section.role] : undefined;
  if (role) acts.push({ act: role, score: 0.9, by: `section:${section?.role}` });
  for (const act of new Set(evidence.found)) {
    if (!acts.some((a) => a.act === act)) acts.push({ act, score: 0.6, by: 'phrase' });
  }
  for (const [act, score] of Object.entries(evidence.score ?? {}) as [Act, number][]) {
    if (score >= 0.5 && act !== 'decision' && !acts.some((a) => a.act === act)) {
      acts.push({ act, score, by: evidence.by ?? 'model' });
    }
  }
  if (sentence.text.endsWith(':') && acts.length === 0) {
    acts.push({ act: 'heading', score: 0.6, by: 'layout' });
  }
  acts.sort((a, b) => b.score - a.score);
  return acts.length > 0 ? acts : [{ act: 'information', score: 0.5, by: 'rest' }];
}

function decisionAct(evidence: Evidence, section: Section | null): SentenceAct | null {
  const { cue, score, sentence, input, found } = evidence;
  const p = score?.decision ?? null;
  if (section?.role === 'decision') {
    const formal =
      found.includes('reservation') ||
      isRemark(sentence.text) ||
      wordedFormality(sentence.text) !== null;
    // The first sentence decides; what follows gives reasons unless its own words decide too.
    const reason = evidence.block.sentences[0] !== sentence && cue === null && (p ?? 0) < 0.5;
    return formal || reason ? null : { act: 'decision', score: 0.95, by: 'section:decision' };
  }
  if (section && NO_DECISIONS.has(section.role) && !decidesOnMotion(evidence, section)) return null;
  if (isElection(sentence, section, input)) return { act: 'decision', score: 0.8, by: ELECTION };
  if (isLabelled(sentence.text)) return { act: 'decision', score: 0.95, by: 'label:beslut' };
  if (cue) {
    const own = cue.decider === null || isOwnBody(sentence, cue.decider, input.meeting.body?.value);
    if (!own || found.includes('voting')) return null;
    const base = cue.strong || cue.decider ? 0.85 : 0.6;
    return { act: 'decision', score: p === null ? base : (base + p) / 2, by: `phrase:${cue.rule}` };
  }
  return p !== null && p >= ALONE
    ? { act: 'decision', score: p, by: evidence.by ?? 'model' }
    : null;
}

/**
 * Under 'Yrkande', after what was moved: 'Utskottet beslutar att avslå Rut Eks yrkande.' In a list
 * that a colon opens it would be the wording that is moved.
 */
function decidesOnMotion({ cue, input, block, sentence }: Evidence, section: Section): boolean {
  if (!/^yrkanden?$/iu.test(section.title.trim()) || cue?.rule !== 'besluta') return false;
  const above = input.blocks[block.index - 1]?.sentences.at(-1)?.text ?? '';
  const opens = block.sentences[0] === sentence && cue.decider?.start === 0;
  return (
    opens && block.kind === 'paragraph' && !above.endsWith(':') && /yrkande/iu.test(sentence.text)
  );
}

/** Under 'Val av styrelse': 'Kassör, två år: Rut Ek'. */
function isElection(sentence: Sentence, section: Section | null, input: Resolved): boolean {
  if (!/^val\b/iu.test(section?.title ?? '') || !OFFICE.test(sentence.text)) return false;
  return input.mentions.some((m) => m.label === 'PER' && m.sentence === sentence.index);
}

/** An office, at most a few words of term, a colon and a name. */
const OFFICE =
  /^(?:mötes|vice |styrelse|förenings)?(?:ordförande|kassör|sekreterare|ledam[oö]t|suppleant|ersättare|revisor|valbered|justera|rösträkna|firmateckna)[^:.]{0,40}:\s*\p{Lu}/iu;

/** 'Beslut: Protokollet läggs till handlingarna.' */
function isLabelled(text: string): boolean {
  return /^besluta?(?:t|des)?\s*(?::|att\s)/iu.test(text) && text.length > 12;
}

const REMARK =
  /^(?:ej|inte|inget) beslut|^(?:paragrafen|punkten|denna paragraf) (?:är|har)\b|\bdeltar (?:inte|ej) i (?:beslutet|handläggningen)|^(?:nästa|kommande) (?:möte|sammanträde)/iu;

/** What stands under 'Beslut' without being one. */
function isRemark(text: string): boolean {
  return REMARK.test(text);
}

function namedRanges(input: Resolved, sentences: readonly Sentence[]): NamedRange[][] {
  const ranges: NamedRange[][] = sentences.map(() => []);
  for (const mention of input.mentions) {
    const sentence = sentences[mention.sentence];
    if (!sentence || mention.label === 'LOC') continue;
    const start = sentence.tokens.findIndex((token) => contains(mention.span, token.span));
    if (start < 0) continue;
    let end = start;
    while (end < sentence.tokens.length && isWithin(sentence, end, mention.span)) end++;
    ranges[mention.sentence]?.push({ start, end, organisation: mention.label === 'ORG' });
  }
  return ranges;
}

function isWithin(
  sentence: Sentence,
  token: number,
  span: { start: number; end: number },
): boolean {
  const at = sentence.tokens[token];
  return at !== undefined && contains(span, at.span);
}
