/** Drawings and the figures below them. */
export const PLOTS = `
.plots {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
  gap: 1.8rem 2.5rem;
  align-items: start;
}
.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)) }
figure {
  margin: 0;
  max-width: 27rem;
  min-width: 0;
}
figcaption { margin-bottom: .5rem }
figcaption h3 { margin: .6rem 0 .2rem }
svg {
  display: block;
  width: 100%;
  height: auto;
  overflow: visible;
  font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans",
    sans-serif;
}
svg text {
  fill: var(--soft);
  font-variant-numeric: tabular-nums;
}
svg .label { fill: var(--ink) }
svg .name { fill: var(--ink) }
svg .small { font-size: 12px }
svg path { fill: none }
.grid { stroke: var(--line) }
.axis { stroke: var(--edge) }
.ideal {
  stroke: var(--edge);
  stroke-width: 1.5;
  stroke-dasharray: 5 4;
}
.range {
  stroke: var(--said);
  stroke-width: 2;
}
.range-1 {
  stroke: var(--second);
  stroke-dasharray: 5 3;
}
.cap {
  stroke: var(--soft);
  stroke-width: 1.5;
}
.dot {
  fill: var(--said);
  stroke: var(--paper);
  stroke-width: 1;
}
svg .diamond {
  fill: var(--paper);
  stroke: var(--second);
  stroke-width: 2;
}
svg .bar { fill: var(--said) }
.curve {
  stroke: var(--said);
  stroke-width: 2;
  stroke-linejoin: round;
}
svg .halo {
  fill: var(--ink);
  paint-order: stroke;
  stroke: var(--paper);
  stroke-width: 4px;
  stroke-linejoin: round;
}
details {
  margin-top: .5rem;
  font-size: .92rem;
}
summary {
  cursor: pointer;
  color: var(--link);
  padding: .25rem 0;
}
details table { margin-top: .3rem }
details { overflow-x: auto }
`;
