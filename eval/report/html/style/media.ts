/** Narrow screens, forced colours, print. */
export const MEDIA = `
@media (max-width: 36rem) {
  body { padding-top: .8rem }
  h1 { font-size: 1.55rem }
  .verdict > div { grid-template-columns: 1fr }
  th, td { padding-inline: .5rem }
  select { padding-inline: .3rem }
  .row { max-width: 9.6rem }
  form, fieldset { grid-template-columns: repeat(2, minmax(0, 1fr)) }
  .field:first-child, fieldset, .actions { grid-column: 1 / -1 }
  fieldset {
    display: grid;
    gap: 0 1rem;
  }
}
@media (forced-colors: active) {
  mark { border: 1px solid }
  .range, .curve, .cap, .axis, .ideal, svg .diamond { stroke: CanvasText }
  .dot, svg .bar, svg text { fill: CanvasText }
}
@media print {
  body {
    max-width: none;
    padding: 0;
    font-size: 10pt;
  }
  form, nav, .skip, #none, #count { display: none !important }
  .errors { display: block !important }
  .group[hidden], .error[hidden] { display: block !important }
  .error {
    content-visibility: visible;
    break-inside: avoid;
  }
  .scroll { overflow: visible }
  figure, tr { break-inside: avoid }
  details::details-content {
    content-visibility: visible;
    block-size: auto;
  }
}
`;
