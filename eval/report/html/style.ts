/** The look of the report: system fonts, one column of text, colours for light and dark. */
import { BASE } from './style/base.ts';
import { COLOURS } from './style/colours.ts';
import { ERRORS } from './style/errors.ts';
import { MEDIA } from './style/media.ts';
import { PLOTS } from './style/plots.ts';
import { TABLES } from './style/tables.ts';

function variables(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n');
}

/** The whole style sheet. */
export const STYLE = `
:root {
  color-scheme: light dark;
${variables(COLOURS.light)}
}
@media screen and (prefers-color-scheme: dark) {
  :root {
${variables(COLOURS.dark)}
  }
}
${BASE}${TABLES}${PLOTS}${ERRORS}${MEDIA}`;
