/** An HTML file that needs nothing else: no script, no network. Pure. */
import { html, trusted } from '../../eval/report/html/markup.ts';
import type { Language } from './labels.ts';

/** Even if a document's text were taken for markup, nothing could run or be fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
ul { padding-left: 1.25rem; }
li { margin: 0.35rem 0; }
li ul { margin: 0; }
.place { white-space: nowrap; font-size: 0.85em; }
@media print { body { margin: 0; max-width: none; } }
`;

/** All before the page's own content; `more` is style of its own. */
export function pageStart(title: string, language: Language, more = ''): string {
  const head = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(STYLE + more)}</style>
</head>
<body>
<main>
`;
  return head.toString();
}

/** All behind it, ending with a newline. */
export const PAGE_END = `</main>
</body>
</html>
`;
