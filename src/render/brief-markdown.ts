/** A document's brief as Markdown (CommonMark): each line says where the document has it. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { Span } from '../../pipeline/types.ts';
import { placesIn } from '../places.ts';
import type { BriefOptions } from './brief.ts';
import { LABELS } from './labels.ts';
import { markdownLine } from './markdown.ts';
import { outlineOf, type Row } from './outline.ts';
import { type WordedPart, wordedPart } from './wording.ts';

/** The brief, ending with a newline. */
export function markdownBrief(
  record: MinutesRecord,
  { path, language = 'en', length = null, worded = null }: Omit<BriefOptions, 'width' | 'paint'>,
): string {
  const labels = LABELS[language];
  const outline = outlineOf(record, path, labels, length);
  const places = placesIn(record.text);
  const at = (span: Span | null) =>
    span === null ? '' : ` *(${labels.line} ${places(span.start).line})*`;
  const rowLines = (row: Row): string[] => {
    const lead = row.lead === '' ? '' : `**${markdownLine(row.lead)}** `;
    return [
      `- ${lead}${markdownLine(row.text)}${at(row.span)}`,
      ...row.notes.map((note) => `  - ${markdownLine(note.text)}${at(note.span)}`),
    ];
  };
  const decided = outline.parts.some(({ name }) => name === 'decisions');
  const blocks = [
    `# ${markdownLine(outline.title)}`,
    markdownLine(outline.path),
    ...(outline.presence === '' ? [] : [markdownLine(outline.presence)]),
    ...(decided ? [] : [labels.noDecisions]),
    ...outline.parts.flatMap(({ name, rows }) => [
      `## ${labels[name]} (${rows.length})`,
      rows.flatMap(rowLines).join('\n'),
    ]),
    ...(worded ? wordedBlocks(wordedPart(record, worded, labels)) : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function wordedBlocks({ heading, items, dropped }: WordedPart): string[] {
  const rows = items.flatMap(({ lead, title, sentences }) => {
    const named = [lead === '' ? '' : `**${markdownLine(lead)}**`, markdownLine(title)].filter(
      (one) => one !== '',
    );
    const indent = named.length === 0 ? '' : '  ';
    const lines = sentences.map(({ text, place }) => `${indent}- ${markdownLine(text)} *${place}*`);
    return [...(named.length === 0 ? [] : [`- ${named.join(' ')}`]), ...lines];
  });
  const list = rows.length === 0 ? [] : [rows.join('\n')];
  return [`## ${markdownLine(heading)}`, ...list, markdownLine(dropped)];
}
