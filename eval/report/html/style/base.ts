/** Type, headings, links, the list of contents. */
export const BASE = `
*, *::before, *::after { box-sizing: border-box }
html {
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans",
    sans-serif;
}
h1, h2, h3, h4 {
  line-height: 1.25;
  text-wrap: balance;
  font-weight: 650;
}
h1 {
  font-size: 1.9rem;
  letter-spacing: -.015em;
  margin: .5rem 0 .4rem;
}
h2 {
  font-size: 1.4rem;
  letter-spacing: -.01em;
  margin: 0 0 .6rem;
}
h3 {
  font-size: 1.06rem;
  margin: 2rem 0 .4rem;
}
h4 {
  font-size: 1rem;
  margin: 1.4rem 0 .3rem;
}
p, dd {
  margin: .4rem 0;
  max-width: 44rem;
}
main > section { padding-top: 2.6rem }
a {
  color: var(--link);
  text-underline-offset: .18em;
  text-decoration-thickness: 1px;
}
a:hover { text-decoration-thickness: 2px }
:focus-visible {
  outline: 3px solid var(--link);
  outline-offset: 2px;
  border-radius: 2px;
}
main:focus, h2:focus { outline: none }
[hidden] { display: none !important }
.lead {
  font-size: 1.1rem;
  color: var(--soft);
}
.note {
  color: var(--soft);
  font-size: .9rem;
  max-width: 44rem;
}
.vh {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
  user-select: none;
}
.skip {
  position: absolute;
  left: 1rem;
  top: -6rem;
  background: var(--paper);
  padding: .6rem 1rem;
  z-index: 2;
}
.skip:focus { top: .5rem }
.n {
  font-weight: 400;
  color: var(--soft);
  font-variant-numeric: tabular-nums;
  margin-left: .25em;
}
nav ul {
  display: flex;
  flex-wrap: wrap;
  gap: .1rem 1.2rem;
  margin: 1rem 0 0;
  padding: .5rem 0;
  list-style: none;
  border-block: 1px solid var(--line);
  font-size: .92rem;
}
nav a {
  display: inline-block;
  padding: .2rem 0;
  text-decoration: none;
}
nav a:hover { text-decoration: underline }
.verdict { margin: .2rem 0 1rem }
.verdict > div {
  display: grid;
  grid-template-columns: 9rem minmax(0, 1fr);
  gap: 0 1.2rem;
  padding: .55rem 0;
  border-bottom: 1px solid var(--line);
}
.verdict dt { font-weight: 650 }
.verdict dd {
  margin: 0;
  font-variant-numeric: tabular-nums;
}
`;
