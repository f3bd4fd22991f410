/** Marks, the list of errors and its filter. */
export const ERRORS = `
mark {
  color: inherit;
  background: none;
  padding: .08em .1em;
  border-radius: 2px;
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}
mark.gold {
  background: var(--gold-wash);
  border-bottom: 2.5px solid var(--gold);
}
mark.predicted {
  background: var(--said-wash);
  text-decoration: underline dashed 2px var(--said);
  text-underline-offset: .22em;
}
mark.before {
  background: var(--raised);
  border-bottom: 2.5px dotted var(--edge);
}
mark.gold.predicted { background: var(--both) }
.legend {
  display: flex;
  flex-wrap: wrap;
  gap: .5rem 1.5rem;
  list-style: none;
  margin: .8rem 0;
  padding: 0;
  font-size: .92rem;
}
/* No list items: numbering thousands anew at each step of the filter takes seconds. */
ol {
  margin: 0;
  padding: 0;
}
blockquote {
  margin: .15rem 0 .3rem;
  max-width: 46rem;
  overflow-wrap: anywhere;
  font: 1.06rem/1.75 Charter, "Bitstream Charter", "Iowan Old Style", Georgia,
    "Liberation Serif", serif;
}
.error {
  display: block;
  padding: .8rem 0 .7rem;
  border-bottom: 1px solid var(--line);
  content-visibility: auto;
  contain-intrinsic-size: auto 8rem;
}
.error:target { box-shadow: -.6rem 0 0 var(--paper), -.85rem 0 0 var(--gold) }
.what {
  margin: 0;
  font-size: .92rem;
  max-width: 46rem;
  overflow-wrap: anywhere;
}
.what strong { margin-right: .35em }
.what b { font-weight: 600 }
.where {
  margin: 0;
  font-size: .85rem;
  color: var(--soft);
  overflow-wrap: anywhere;
  max-width: none;
}
.where a {
  color: inherit;
  text-decoration-color: var(--edge);
}
code { font: .95em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace }
.group > h3 {
  margin: 2.2rem 0 0;
  padding-bottom: .35rem;
  border-bottom: 1px solid var(--edge);
}
#count {
  font-weight: 650;
  font-variant-numeric: tabular-nums;
  margin: .8rem 0 .4rem;
}
form {
  background: var(--raised);
  padding: 1rem;
  border-radius: 6px;
  font-size: .92rem;
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
  gap: .8rem 1rem;
  align-items: start;
}
.field, .actions { margin: 0 }
.field label, legend {
  display: block;
  font-weight: 600;
  padding: 0;
  margin-bottom: .2rem;
}
input[type=search], select, button {
  font: inherit;
  width: 100%;
  min-width: 0;
  min-height: 2.4rem;
  padding: .35rem .6rem;
  color: var(--ink);
  background: var(--paper);
  border: 1px solid var(--edge);
  border-radius: 4px;
}
button {
  cursor: pointer;
  font-weight: 600;
}
fieldset {
  border: 0;
  margin: 0;
  padding: 0;
  min-width: 0;
}
fieldset label {
  display: flex;
  align-items: center;
  gap: .5rem;
  min-height: 1.75rem;
}
input[type=checkbox] {
  width: 1.15rem;
  height: 1.15rem;
  margin: 0;
  accent-color: var(--link);
}
@media (min-width: 64rem) {
  .errors:has(> form:not([hidden])) {
    display: grid;
    grid-template-columns: 15rem minmax(0, 1fr);
    gap: 2.5rem;
    align-items: start;
  }
  form {
    position: sticky;
    top: 1rem;
    max-height: calc(100vh - 2rem);
    overflow-y: auto;
    grid-template-columns: 1fr;
  }
  .results > .group:first-of-type > h3 { margin-top: 1rem }
}
`;
