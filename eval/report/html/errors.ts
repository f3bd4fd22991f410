/** Every error in its sentence: a list for each layer and kind of error, and a filter over all. */
import { FINDING_TYPES, type Finding, findingsOf } from '../../finding.ts';
import { groupBy } from '../../group.ts';
import { LAYERS } from '../../layers.ts';
import type { ScoredDocument } from '../../score.ts';
import { plural } from '../../table.ts';
import { groupId } from '../query.ts';
import { filterForm } from './filter.ts';
import { findingItem, type Listed, withIds } from './finding.ts';
import { type Content, html, type Markup } from './markup.ts';
import { legend } from './quote.ts';

/** The whole section. */
export function errorsSection(documents: readonly ScoredDocument[]): Markup {
  const findings = documents.flatMap(findingsOf);
  if (findings.length === 0) {
    return html`<section id="errors"><h2 tabindex="-1">Errors</h2><p>No errors.</p></section>`;
  }
  const lists = groupBy(withIds(findings, 'e'), ({ finding }) => groupOf(finding));
  return html`<section id="errors" aria-labelledby="errors-title">
<h2 id="errors-title" tabindex="-1">Errors</h2>
<p class="note">Missed: in gold only. Spurious: said, but not in gold. Wrong: found, but a value
differs. Inexact: found, but with other ends. A mark with several faults stands once for each.</p>
${legend(['gold', 'predicted'])}
<div class="errors">
${filterForm(findings)}
<div class="results">
<p id="count" role="status">${findings.length} of ${plural(findings.length, 'error')}</p>
<p id="none" hidden>No error is like that.</p>
${LAYERS.flatMap((layer) => FINDING_TYPES.map((type) => list(layer, type, lists)))}
</div></div>
</section>`;
}

function groupOf({ layer, type }: Pick<Finding, 'layer' | 'type'>): string {
  return groupId(layer, type);
}

function list(
  layer: Finding['layer'],
  type: Finding['type'],
  lists: ReadonlyMap<string, readonly Listed[]>,
): Content {
  const id = groupOf({ layer, type });
  const own = lists.get(id);
  if (own === undefined) return null;
  return html`<section class="group" id="${id}" data-layer="${layer}" data-error="${type}">
<h3>${layer}: ${type} <span class="n">${own.length}</span></h3>
<ol role="list">
${own.map(findingItem)}</ol></section>
`;
}
