/** The form that narrows the list of errors. Without the script it stays hidden. */
import { FINDING_TYPES, type Finding } from '../../finding.ts';
import { byGenre, groupBy } from '../../group.ts';
import { LAYERS } from '../../layers.ts';
import { typePair } from '../query.ts';
import { type Content, html, type Markup } from './markup.ts';

/** All that can be chosen among these errors, each with how many there are. */
export function filterForm(findings: readonly Finding[]): Markup {
  return html`<form id="filter" hidden autocomplete="off" aria-label="Filter the errors">
${field('filter-text', 'Words', html`<input type="search" id="filter-text" spellcheck="false">`)}
${errorBoxes(findings)}
${select('filter-layer', 'Layer', 'all layers', layerOptions(findings))}
${select('filter-type', 'Type', 'all types', typeOptions(findings))}
${select('filter-value', 'Wrong value', 'any', valueOptions(findings))}
${select('filter-where', 'Document', 'all documents', documentOptions(findings))}
<p class="actions"><button type="reset">Show all</button></p>
</form>`;
}

function field(id: string, label: string, control: Markup): Markup {
  return html`<p class="field"><label for="${id}">${label}</label>${control}</p>`;
}

function select(id: string, label: string, all: string, options: Content): Markup {
  return field(
    id,
    label,
    html`<select id="${id}"><option value="">${all}</option>${options}</select>`,
  );
}

function option(value: string, text: string, count: number): Markup {
  return html`<option value="${value}">${text} (${count})</option>`;
}

function group(label: string, options: readonly Markup[], layer: string | null = null): Content {
  if (options.length === 0) return null;
  return html`<optgroup label="${label}" data-layer="${layer}">${options}</optgroup>`;
}

function layerOptions(findings: readonly Finding[]): Content {
  return LAYERS.map((layer) => {
    const count = findings.filter((finding) => finding.layer === layer).length;
    return count === 0 ? null : option(layer, layer, count);
  });
}

function errorBoxes(findings: readonly Finding[]): Markup {
  const boxes = FINDING_TYPES.map((type) => {
    const count = findings.filter((finding) => finding.type === type).length;
    const box = html`<input type="checkbox" name="error" value="${type}" checked>`;
    return html`<label>${box} ${type} (${count})</label>`;
  });
  return html`<fieldset><legend>Error</legend>${boxes}</fieldset>`;
}

/** Types of layers that have several, then what was taken for what. */
function typeOptions(findings: readonly Finding[]): Content {
  const layers = groupBy(findings, ({ layer }) => layer);
  return LAYERS.map((layer) => {
    const own = layers.get(layer) ?? [];
    const single = counted(own.flatMap(({ gold, predicted }) => [...typesOf(gold, predicted)]));
    if (single.length < 2) return null;
    const taken = counted(
      own.flatMap(({ type, gold, predicted }) =>
        type === 'wrong' && gold && predicted && gold.type !== predicted.type
          ? [typePair(gold.type, predicted.type)]
          : [],
      ),
    );
    return [
      group(
        layer,
        single.map(([type, count]) => option(type, type, count)),
        layer,
      ),
      group(
        `${layer}: gold, taken for`,
        taken.map(([pair, count]) => option(pair, pair.replace('>', ' → '), count)),
        layer,
      ),
    ];
  });
}

function typesOf(gold: Finding['gold'], predicted: Finding['predicted']): Set<string> {
  return new Set([gold, predicted].flatMap((side) => side?.type ?? []));
}

function valueOptions(findings: readonly Finding[]): Content {
  return counted(findings.flatMap(({ value }) => value ?? [])).map(([value, count]) =>
    option(value, value, count),
  );
}

/** Genres with their documents below them; genres as 'genre=…', documents as 'document=…'. */
function documentOptions(findings: readonly Finding[]): Content {
  return [...byGenre(findings)].map(([genre, own]) =>
    group(genre, [
      option(`genre=${genre}`, `all of ${genre}`, own.length),
      ...counted(own.map(({ document }) => document)).map(([document, count]) =>
        option(`document=${document}`, document, count),
      ),
    ]),
  );
}

function counted(names: readonly string[]): [name: string, count: number][] {
  return [...groupBy(names, (name) => name)]
    .map(([name, own]): [string, number] => [name, own.length])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
