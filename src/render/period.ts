/** A body's brief over some time as text, as Markdown and as HTML. Pure. */
import { type Content, html } from '../../eval/report/html/markup.ts';
import type { Briefed } from '../period.ts';
import type { Language } from './labels.ts';
import { markdownLine } from './markdown.ts';
import { PAGE_END, pageStart } from './page.ts';
import type { Group, Line } from './period-lines.ts';
import { type PeriodPart, periodOutline } from './period-outline.ts';
import { hang, type Paint, pad, widthOf } from './text.ts';

/** How it is laid out. */
export interface PeriodLook {
  readonly language: Language;
  /** Lines that a list has at most. */
  readonly most: number;
  readonly width: number;
  readonly paint: Paint;
}

/** One form: what stands before all bodies, each body, and what stands after them. */
export interface PeriodForm {
  readonly start: (title: string) => string;
  readonly body: (briefed: Briefed, number: number, look: PeriodLook) => string;
  /** What is said where there is none. */
  readonly nothing: (words: string) => string;
  readonly end: string;
}

function aboutLine({ about, place }: Line): string {
  return [about === '' ? '' : ` · ${about}`, place === '' ? '' : ` (${place})`].join('');
}

function textLines(all: readonly Line[], indent: number, width: number): string[] {
  const column = Math.max(0, ...all.map(({ lead }) => widthOf(lead)));
  return all.flatMap((line) => {
    const lead = `${' '.repeat(indent)}${column === 0 ? '– ' : `${pad(line.lead, column)}  `}`;
    const below = textLines(line.below, widthOf(lead), width);
    return [...hang(lead, `${line.text}${aboutLine(line)}`, width), ...below];
  });
}

function textPart({ title, remarks, groups }: PeriodPart, { width, paint }: PeriodLook): string[] {
  const said = (all: readonly string[]) =>
    all.flatMap((one) => hang('  ', one, width)).map(paint.dim);
  return [
    '',
    paint.bold(title),
    ...said(remarks),
    ...groups.flatMap((group) => [
      ...hang('  ', group.title, width),
      ...textLines(group.lines, 4, width),
      ...group.remarks.flatMap((one) => hang('    ', one, width)).map(paint.dim),
    ]),
  ];
}

/** Plain text. */
export const TEXT_FORM: PeriodForm = {
  start: (title) => `${title}\n`,
  body: (briefed, _, look) => {
    const { title, parts, remarks } = periodOutline(briefed, look.language, look.most);
    const lines = [
      '',
      ...hang('', title, look.width).map(look.paint.bold),
      ...parts.flatMap((part) => textPart(part, look)),
      ...remarks.flatMap((one) => ['', ...hang('', one, look.width).map(look.paint.dim)]),
    ];
    return `${lines.join('\n')}\n`;
  },
  nothing: (words) => `\n${words}\n`,
  end: '',
};

function markdownLines(all: readonly Line[], indent: string): string[] {
  return all.flatMap(({ lead, text, about, place, below }) => {
    const first = lead === '' ? '' : `**${markdownLine(lead)}** `;
    const said = about === '' ? '' : ` · ${markdownLine(about)}`;
    const at = place === '' ? '' : ` *(${markdownLine(place)})*`;
    return [
      `${indent}- ${first}${markdownLine(text)}${said}${at}`,
      ...markdownLines(below, `${indent}  `),
    ];
  });
}

function markdownPart({ title, remarks, groups }: PeriodPart): string[] {
  return [
    `### ${markdownLine(title)}`,
    ...remarks.map(markdownLine),
    ...groups.flatMap((group) => [
      `#### ${markdownLine(group.title)}`,
      ...(group.lines.length > 0 ? [markdownLines(group.lines, '').join('\n')] : []),
      ...group.remarks.map(markdownLine),
    ]),
  ];
}

/** CommonMark. */
export const MARKDOWN_FORM: PeriodForm = {
  start: (title) => `# ${markdownLine(title)}\n`,
  body: (briefed, _, { language, most }) => {
    const { title, parts, remarks } = periodOutline(briefed, language, most);
    const blocks = [
      `## ${markdownLine(title)}`,
      ...parts.flatMap(markdownPart),
      ...remarks.map(markdownLine),
    ];
    return `\n${blocks.join('\n\n')}\n`;
  },
  nothing: (words) => `\n${markdownLine(words)}\n`,
  end: '',
};

/** On paper each body begins a page, and no line is torn in two. */
const STYLE = `
h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
h4 { font-size: 1rem; font-weight: 500; margin: 0.75rem 0 0.25rem; overflow-wrap: anywhere; }
main > section { margin-top: 3rem; }
.about, .remark { font-size: 0.9em; }
.place { display: inline-block; white-space: normal; }
@media print {
  main > section + section { break-before: page; }
  h2, h3, h4 { break-after: avoid; }
  li { break-inside: avoid; }
}
`;

/** What the document says is Swedish, whatever the language of the page. */
function htmlLines(all: readonly Line[]): Content {
  return html`<ul>
${all.map(
  ({ lead, text, about, place, below }) => html`<li>${
    lead === '' ? null : html`<strong>${lead}</strong> `
  }<span lang="sv">${text}</span>${
    about === '' ? null : html`<span class="about"> · ${about}</span>`
  }${place === '' ? null : html` <span class="place">(${place})</span>`}${
    below.length === 0 ? null : html`\n${htmlLines(below)}`
  }</li>
`,
)}</ul>
`;
}

function htmlGroup({ title, lines, remarks }: Group): Content {
  return html`<h4>${title}</h4>
${lines.length === 0 ? null : htmlLines(lines)}${htmlRemarks(remarks)}`;
}

function htmlRemarks(remarks: readonly string[]): Content {
  return remarks.map(
    (one) => html`<p class="remark">${one}</p>
`,
  );
}

function htmlPart({ name, title, remarks, groups }: PeriodPart, number: number): Content {
  const id = `body-${number}-${name}`;
  return html`<section aria-labelledby="${id}">
<h3 id="${id}">${title}</h3>
${htmlRemarks(remarks)}${groups.map(htmlGroup)}</section>
`;
}

/** One page for all bodies, in a language. */
export function htmlForm(language: Language): PeriodForm {
  return {
    start: (title) => `${pageStart(title, language, STYLE)}${html`<h1>${title}</h1>\n`}`,
    body: (briefed, number, { most }) => {
      const { title, parts, remarks } = periodOutline(briefed, language, most);
      return html`<section aria-labelledby="body-${number}">
<h2 id="body-${number}">${title}</h2>
${parts.map((part) => htmlPart(part, number))}${htmlRemarks(remarks)}</section>
`.toString();
    },
    nothing: (words) => html`<p>${words}</p>\n`.toString(),
    end: PAGE_END,
  };
}
