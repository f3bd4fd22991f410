/** The report as one HTML file that needs nothing else: no network, no script to be read. */
import type { Comparison } from '../../compare.ts';
import type { Evaluation } from '../../evaluation.ts';
import { plural } from '../../table.ts';
import { documentsLine, methodOf, type Table, tablesOf } from '../tables.ts';
import { verdictsOf } from '../verdict.ts';
import { changesSection } from './changes.ts';
import { confusionSection } from './confusion.ts';
import { errorsSection } from './errors.ts';
import { type Content, html, type Markup, trusted } from './markup.ts';
import { plotsSection } from './plots.ts';
import { SCRIPT, SCRIPT_HASH } from './script.ts';
import { STYLE } from './style.ts';
import { tableOf, withErrors } from './tables.ts';

/** Even if a document's text were taken for markup, nothing but our own script could run. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src '${SCRIPT_HASH}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A part of the page that the list of contents names. */
interface Part {
  readonly id: string;
  readonly name: string;
  readonly content: Content;
}

/** The page; with what changed where a former run is given. */
export function reportHtml(evaluation: Evaluation, comparison: Comparison | null): string {
  const title = `Evaluation of ${plural(evaluation.summary.documents, 'document')}`;
  const [layers, ...tables] = tablesOf(evaluation)
    .filter(({ id }) => !id.startsWith('confusion-'))
    .map((table) => tablePart(table, evaluation));
  const parts = partsOf(evaluation, comparison);
  const named = [...(layers === undefined ? [] : [layers]), ...tables, ...parts];
  const page = html`<!doctype html>
<html lang="en">
${head(title)}
<body>
<a class="skip" href="#main">Skip to the figures</a>
${opening(title, evaluation)}
<nav aria-label="Contents">
<ul>${named.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul>
</nav>
<main id="main" tabindex="-1">
<section>
${layers?.content ?? null}
</section>
<section aria-labelledby="verdict-title">
<h2 id="verdict-title">In short</h2>
${verdict(evaluation)}
</section>
<section aria-labelledby="more-title">
<h2 id="more-title">More tables</h2>
${tables.map(({ content }) => content)}
</section>
${parts.map(({ content }) => content)}
</main>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.toString();
}

function head(title: string): Markup {
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} – Klubbslag</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>`;
}

function opening(title: string, evaluation: Evaluation): Markup {
  const { gold, predicted } = evaluation.summary.all.counts;
  const measured = [
    documentsLine(evaluation),
    plural(evaluation.genres.length, 'genre'),
    `${plural(gold.total, 'mark')} in gold`,
    plural(predicted.total, 'prediction'),
  ];
  return html`<header>
<h1>${title}</h1>
<p class="lead">What the program said, against what a person had marked (gold).</p>
<p class="note">${measured.join(' · ')}.<br>${methodOf(evaluation)}</p>
</header>`;
}

/** The table of layers leads to the errors it counts; the others follow it one level below. */
function tablePart(table: Table, { summary }: Evaluation): Part {
  const content =
    table.id === 'layers' ? tableOf(withErrors(table, summary), 2) : tableOf(table, 3);
  return { id: table.id, name: table.title, content };
}

function partsOf(evaluation: Evaluation, comparison: Comparison | null): Part[] {
  const changes = comparison === null ? null : changesSection(comparison);
  return [
    { id: 'changes', name: 'Changes', content: changes },
    { id: 'plots', name: 'Plots', content: plotsSection(evaluation) },
    { id: 'confusion', name: 'Confusion', content: confusionSection(evaluation) },
    { id: 'errors', name: 'Errors', content: errorsSection(evaluation.documents) },
  ].filter(({ content }) => content !== null);
}

function verdict({ summary }: Evaluation): Content {
  const lines = verdictsOf(summary).map(
    ({ layer, text }) => html`<div><dt>${layer}</dt><dd>${unbroken(text)}</dd></div>`,
  );
  if (lines.length === 0) return html`<p>Nothing was marked and nothing was said.</p>`;
  return html`<dl class="verdict">${lines}</dl>
<p class="note">Found: what the program said overlaps what the person marked. In brackets the share
and its 95&nbsp;% interval: how far it may be off because the documents are so few.</p>`;
}

/** No line is broken within an interval. */
function unbroken(text: string): string {
  return text.replace(/(?<=\d)–(?=\d)/gu, '\u2060–\u2060');
}
