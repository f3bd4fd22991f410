/** Documents for resolve: '{…}' marks a person, '[…]' an organisation, '{*…}' one of the list. */
import type { Attendance, Headed, Mention, Span } from '../../pipeline/types.ts';
import { MEETING, segmented } from '../support/build.ts';

const MARK = /\{(\*?)([^}]*)\}|\[([^\]]*)\]/gu;

/** A headed document with these marks; those with a star stand in the list of attendance. */
export function headed(marked: string): Headed {
  const spans: { span: Span; label: 'PER' | 'ORG'; listed: boolean }[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(last, match.index);
    last = match.index + match[0].length;
    const name = match[2] ?? match[3] ?? '';
    const span = { start: text.length, end: text.length + name.length };
    const label = match[2] === undefined ? 'ORG' : 'PER';
    spans.push({ span, label, listed: match[1] === '*' });
    text += name;
  }
  text += marked.slice(last);
  const document = segmented(text);
  const sentences = document.blocks.flatMap((block) => block.sentences);
  const mentions = spans.map(({ span, label }): Mention => {
    const at = sentences.find((s) => s.span.start <= span.start && span.end <= s.span.end);
    return {
      span,
      text: text.slice(span.start, span.end).replace(/\s+/gu, ' '),
      label,
      score: 1,
      by: 'table',
      sentence: at?.index ?? 0,
    };
  });
  const listed = spans.filter((mark) => mark.listed);
  return {
    ...document,
    mentions,
    attendance: listed.map(({ span }) => entry(text, span)),
    meeting: MEETING,
  };
}

function entry(text: string, span: Span): Attendance {
  const name = text.slice(span.start, span.end);
  const nothing = { role: null, organisation: null, note: null };
  return { name, ...nothing, status: 'present', span, confidence: 0.9, by: 'table' };
}
