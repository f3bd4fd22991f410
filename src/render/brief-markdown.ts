/** A document's brief as Markdown (CommonMark): each line says where the document has it. Pure. */
import { markdownText } from '../../eval/table.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { Span } from '../../pipeline/types.ts';
import { placesIn } from '../places.ts';
import type { BriefOptions } from './brief.ts';
import { LABELS } from './labels.ts';
import { outlineOf, type Row } from './outline.ts';
import { oneLine } from './text.ts';

/** The brief, ending with a newline. */
export function markdownBrief(
  record: MinutesRecord,
  { path, language = 'en', length = null }: Omit<BriefOptions, 'width' | 'paint'>,
): string {
  const labels = LABELS[language];
  const outline = outlineOf(record, path, labels, length);
  const places = placesIn(record.text);
  const at = (span: Span | null) =>
    span === null ? '' : ` *(${labels.line} ${places(span.start).line})*`;
  const rowLines = (row: Row): string[] => {
    const lead = row.lead === '' ? '' : `**${shown(row.lead)}** `;
    return [
      `- ${lead}${shown(row.text)}${at(row.span)}`,
      ...row.notes.map((note) => `  - ${shown(note.text)}${at(note.span)}`),
    ];
  };
  const decided = outline.parts.some(({ name }) => name === 'decisions');
  const blocks = [
    `# ${shown(outline.title)}`,
    shown(outline.path),
    ...(outline.presence === '' ? [] : [shown(outline.presence)]),
    ...(decided ? [] : [labels.noDecisions]),
    ...outline.parts.flatMap(({ name, rows }) => [
      `## ${labels[name]} (${rows.length})`,
      rows.flatMap(rowLines).join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A document's words may not begin a list, a heading or a line of their own. */
function shown(text: string): string {
  return markdownText(oneLine(text)).replace(/^(?:[-+#=>]|\d+(?=[.)]))/u, (sign) =>
    /\d/u.test(sign) ? `${sign}\\` : `\\${sign}`,
  );
}
