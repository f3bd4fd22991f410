/** Tables, their frames, and the heat of confusion. */
export const TABLES = `
.scroll {
  position: relative;
  overflow-x: auto;
  max-width: 100%;
  width: fit-content;
  margin-top: .6rem;
  scrollbar-width: thin;
  /* A shade where more is to come: the first layer moves with the table and uncovers the second. */
  background:
    linear-gradient(to left, var(--paper) 40%, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--line), transparent) right / .9rem 100% no-repeat;
}
table {
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
  font-size: .92rem;
}
th, td {
  padding: .36rem .7rem;
  text-align: right;
  white-space: nowrap;
  border-bottom: 1px solid var(--line);
}
thead th {
  font-weight: 600;
  color: var(--soft);
  border-bottom-color: var(--edge);
  vertical-align: bottom;
}
th:first-child {
  text-align: left;
  position: sticky;
  left: 0;
  background: var(--paper);
  padding-left: 0;
}
tbody th { font-weight: 500 }
.row {
  display: block;
  width: max-content;
  max-width: 20rem;
  white-space: normal;
  overflow-wrap: anywhere;
}
tbody tr:hover > * { background: var(--raised) }
#layers tbody tr:last-child > *, #readings tbody tr:nth-last-child(2) > * {
  border-top: 2px solid var(--edge);
}
.interval {
  color: var(--soft);
  font-size: .92em;
}
.count {
  display: inline-block;
  min-width: 1.6rem;
  padding: .1rem .15rem;
  margin: -.1rem -.15rem;
}
.confusion td, .confusion thead th {
  text-align: center;
  padding-inline: .55rem;
}
.confusion thead th:first-child {
  text-align: left;
  padding-left: 0;
}
.confusion td {
  border: 2px solid var(--paper);
  min-width: 2.9rem;
}
.confusion .right {
  background: color-mix(in srgb, var(--heat) calc(var(--share) * 100%), transparent);
  font-weight: 650;
  box-shadow: inset 0 0 0 1px var(--edge);
}
.confusion .off {
  background: color-mix(in srgb, var(--miss) calc(15% + var(--share) * 85%), transparent);
}
.confusion tr > :last-child { border-left: .9rem solid var(--paper) }
.confusion tbody tr:last-child > * { border-top: .9rem solid var(--paper) }
.confusion thead th:last-child, .confusion tbody tr:last-child > th {
  font-style: italic;
  font-weight: 400;
  color: var(--soft);
}
.confusion .count { color: inherit }
`;
