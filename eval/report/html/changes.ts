/** What changed against a former run: tests first, then each gain and loss in its sentence. */
import type { Change, Comparison, LayerTest } from '../../compare.ts';
import type { Finding } from '../../finding.ts';
import { groupBy } from '../../group.ts';
import type { Side } from '../../outcome.ts';
import { changeTitle, differencesOf, sharedLine, testsTable } from '../changes.ts';
import { evidenceOf, findingItem, withIds } from './finding.ts';
import { type Content, html, type Markup } from './markup.ts';
import { legend, quoteOf } from './quote.ts';
import { tableOf } from './tables.ts';

/** The whole section. */
export function changesSection(comparison: Comparison): Markup {
  const { gained, lost, unjudged, tests } = comparison;
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changes against the former run</h2>
${sharedLine(comparison).map((line) => html`<p>${line}</p>`)}
${testsPart(tests)}
${legend(['gold', 'predicted'])}
${findingsPart('gained', 'Errors that are gone', gained)}
${findingsPart('lost', 'Errors that are new', lost)}
${unjudgedPart(unjudged)}
</section>`;
}

function testsPart(tests: readonly LayerTest[]): Content {
  if (tests.length === 0) return html`<p>No layer's counts differ.</p>`;
  return tableOf(testsTable(tests), 3);
}

function findingsPart(id: string, title: string, findings: readonly Finding[]): Markup {
  const layers = [...groupBy(withIds(findings, id), ({ finding }) => finding.layer)];
  const lists = layers.map(
    ([layer, own]) => html`<h4>${layer}: ${own.length}</h4>
<ol role="list">${own.map(findingItem)}</ol>`,
  );
  return html`<h3 id="${id}">${title} <span class="n">${findings.length}</span></h3>
${findings.length === 0 ? html`<p>None.</p>` : lists}`;
}

function unjudgedPart(changes: readonly Change[]): Content {
  if (changes.length === 0) return null;
  const layers = [...groupBy(changes, ({ layer }) => layer)].map(
    ([layer, own]) => html`<h4>${changeTitle(layer, own)}</h4>
<ol role="list">${own.map(changeItem)}</ol>`,
  );
  return html`<h3 id="unjudged">Found otherwise, without gold <span class="n">${changes.length}</span></h3>
<p class="note">In layers that nobody has annotated: nothing says which run is right.</p>
${legend(['before', 'predicted'])}
${layers}`;
}

function changeItem(change: Change): Markup {
  const { document, type, before, after, context } = change;
  const side = after ?? before;
  return html`<li class="error">
<p class="what"><strong>${type}</strong> ${differencesOf(change)}</p>
${quoteOf({ first: before, second: after, context }, ['before', 'predicted'])}
<p class="where">${document}${offsets(side)}${evidenceOf(side)}</p>
</li>
`;
}

function offsets(side: Side | null): string {
  return side?.span ? `, ${side.span.start}–${side.span.end}` : '';
}
