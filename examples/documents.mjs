// Files of any format, many with one analyser: node examples/documents.mjs protokoll/*.pdf
// One line of JSON a task: who is to do what, by when, and the words that say so.
import { readFile } from 'node:fs/promises';
import { KlubbslagError, openAnalyser } from 'klubbslag';

const analyser = await openAnalyser({ workers: 2, limits: { maxSeconds: 20 } });
try {
  for (const name of process.argv.slice(2)) {
    for await (const { document, record, error } of analyser.analyseAll(await readFile(name), { name })) {
      if (error instanceof KlubbslagError) {
        console.error(`${error.code}: ${error.message}`);
        continue;
      }
      for (const { what, responsible, deadline, span } of record.actions) {
        const due = record.deadlines.find(({ id }) => id === deadline)?.date?.to ?? null;
        const who = responsible.map(({ text }) => text);
        const quote = record.text.slice(span.start, span.end);
        console.log(JSON.stringify({ document, what: what.text, who, due, quote }));
      }
    }
  }
} finally {
  analyser.close();
}
