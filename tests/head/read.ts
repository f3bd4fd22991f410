/** A text through segment and head, and what came out as lines that a table can hold. */
import { head } from '../../pipeline/head/index.ts';
import { quote } from '../../pipeline/span.ts';
import type { Headed, Mention, MentionLabel } from '../../pipeline/types.ts';
import { segmented } from '../support/build.ts';

/** Reads a text; `marks` are the mentions that a tagger would have proposed. */
export function headed(text: string, marks: readonly [string, MentionLabel][] = []): Headed {
  const input = segmented(text);
  const sentences = input.blocks.flatMap((block) => block.sentences);
  let from = 0;
  const mentions = marks.map(([name, label]): Mention => {
    const start = text.indexOf(name, from);
    from = start + name.length;
    const sentence = sentences.find((s) => s.span.start <= start && start < s.span.end);
    if (start < 0 || !sentence) throw new Error(`'${name}' is not in the text`);
    const span = { start, end: from };
    return { span, text: name, label, score: 0.9, by: 'test', sentence: sentence.index };
  });
  return head({ ...input, mentions });
}

/** 'name | role | organisation | status | note' of each entry, '–' for what is missing. */
export function people(text: string): string[] {
  return headed(text).attendance.map((entry) =>
    [entry.name, entry.role, entry.organisation, entry.status, entry.note]
      .map((part) => part ?? '–')
      .join(' | '),
  );
}

/** The value of a field of the meeting, its quote checked to lie in the text. */
export function stated(
  text: string,
  field: 'title' | 'body' | 'date' | 'startTime' | 'endTime' | 'place' | 'chair' | 'secretary',
): string | null {
  const found = headed(text);
  const value = found.meeting[field];
  if (value !== null) quote(found.text, value.span);
  return value?.value ?? null;
}
