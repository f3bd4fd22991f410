/** Lists that a line leads in with who is to do what: 'Verket ska särskilt', then the entries. */
import { trim } from '../span.ts';
import type { Block, Responsible } from '../types.ts';
import { type Draft, plainDraft } from './draft.ts';
import { type Naming, subjectAt } from './subject.ts';

const ENDS =
  /(?:^|[.!?]\s+|,\s+)(?<lead>\p{Lu}[^.!?]*?)\s+(?:ska|skall|åtar\s+sig\s+att|får\s+i\s+uppdrag\s+att|har\s+i\s+uppgift\s+att)(?:\s+\p{Ll}+){0,5}\s*:?\s*$/u;

/** Who is to do what stands in the list below; null of any other line. */
export function leadIn(naming: Naming): readonly Responsible[] | null {
  const { text } = naming.sentence;
  const match = ENDS.exec(text);
  const lead = match?.groups?.['lead'];
  if (!match || lead === undefined) return null;
  const at = match.index + match[0].indexOf(lead);
  const subject = subjectAt(naming, at);
  return subject?.end === at + lead.length ? subject.who : null;
}

/** An entry of such a list. */
export function leadDraft(block: Block, naming: Naming, who: readonly Responsible[]): Draft | null {
  const { input, sentence } = naming;
  if (block.kind !== 'item' || block.sentences[0] !== sentence) return null;
  const span = trim(input.text, sentence.span);
  const bare = input.text
    .slice(span.start, span.end)
    .replace(/[\s,;.]*(?:\s(?:och|samt))?[\s,;.]*$/u, '');
  if (bare === '') return null;
  const what = { start: span.start, end: span.start + bare.length };
  const place = { span: what, what, responsible: who, block: block.index };
  return plainDraft(place, 'action-lead-in', 0.7);
}
