/** A document's brief as one HTML file that needs nothing else: no script, no network. Pure. */
import { type Content, html } from '../../eval/report/html/markup.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { Span } from '../../pipeline/types.ts';
import { placesIn } from '../places.ts';
import type { BriefOptions } from './brief.ts';
import { LABELS, type Labels } from './labels.ts';
import { outlineOf, type Part, type Row } from './outline.ts';
import { PAGE_END, pageStart } from './page.ts';
import { oneLine } from './text.ts';
import { type WordedPart, wordedPart } from './wording.ts';

/** No quotes: a line beside them says so at a glance. */
const WORDING_STYLE = `.wording { border-left: 0.25rem solid; padding-left: 1rem; }
`;

/** Gives a place in the text its line. */
type At = (span: Span | null) => Content;

/** The page, ending with a newline. */
export function htmlBrief(
  record: MinutesRecord,
  { path, language = 'en', length = null, worded = null }: Omit<BriefOptions, 'width' | 'paint'>,
): string {
  const labels = LABELS[language];
  const { title, path: shown, presence, parts } = outlineOf(record, path, labels, length);
  const places = placesIn(record.text);
  const at: At = (span) =>
    span && html` <span class="place">(${labels.line} ${places(span.start).line})</span>`;
  const decided = parts.some(({ name }) => name === 'decisions');
  const wording = worded && wordedSection(wordedPart(record, worded, labels));
  const body = html`<h1>${title}</h1>
<p>${shown}</p>
${presence === '' ? null : html`<p>${presence}</p>`}
${decided ? null : html`<p>${labels.noDecisions}</p>`}
${parts.map((part) => section(part, labels, at))}${wording}
`;
  return `${pageStart(title, language, worded ? WORDING_STYLE : '')}${body}${PAGE_END}`;
}

function section({ name, rows }: Part, labels: Labels, at: At): Content {
  return html`<section aria-labelledby="${name}">
<h2 id="${name}">${labels[name]} (${rows.length})</h2>
<ul>
${rows.map((row) => entry(row, name !== 'warnings', at))}</ul>
</section>
`;
}

function wordedSection({ heading, items, dropped }: WordedPart): Content {
  const sentence = ({ text, place }: WordedPart['items'][number]['sentences'][number]) =>
    html`<li><span lang="sv">${text}</span> <span class="place">${place}</span></li>
`;
  const item = ({ lead, title, sentences }: WordedPart['items'][number]) => html`<li>${
    lead === '' ? null : html`<strong>${lead}</strong> `
  }<span lang="sv">${title}</span>
<ul>
${sentences.map(sentence)}</ul>
</li>
`;
  return html`<section aria-labelledby="wording" class="wording">
<h2 id="wording">${heading}</h2>
${items.length === 0 ? null : html`<ul>\n${items.map(item)}</ul>\n`}<p>${dropped}</p>
</section>
`;
}

/** What the document says is Swedish, whatever the language of the page. */
function entry({ lead, text, notes, span }: Row, quoted: boolean, at: At): Content {
  const words = quoted ? html`<span lang="sv">${oneLine(text)}</span>` : oneLine(text);
  return html`<li>${lead === '' ? null : html`<strong>${lead}</strong> `}${words}${at(span)}${
    notes.length === 0
      ? null
      : html`
<ul>
${notes.map((note) =>
  note.span === null
    ? html`<li>${note.text}</li>
`
    : html`<li><q lang="sv">${oneLine(note.text)}</q>${at(note.span)}</li>
`,
)}</ul>
`
  }</li>
`;
}
