/**
 * One line on each command, in the overview's order. Apart from the commands, so that the overview
 * and the version need load none of them.
 */
export const SUMMARIES = {
  run: 'read minutes from folders and files into the store',
  show: "print one document's brief",
  watch: 'read minutes into the store as they come into folders',
  enqueue: 'queue folders and files for workers on several machines',
  work: 'process what is queued, beside other machines',
  retry: 'take up again what could not be processed',
  brief: 'sum up the meetings of a body over some time',
  list: 'list decisions, deadlines, actions, people or organisations',
  search: 'find documents by their words',
  check: 'check minutes against what the law and custom ask for',
  export: 'write all records for other systems: JSON, CSV, workbook, calendar',
  events: 'what has become of documents, as a stream that can be taken up again',
  webhooks: 'add, list, test and remove addresses that events are sent to',
  deliver: 'send events to webhooks',
  follow: 'follow matters and tasks from meeting to meeting',
  corrections: 'print what people corrected, for gold and for training',
  forget: 'erase a person from the store',
  retention: 'remove documents or people by age, as rules say',
  entities: 'who is who over all documents',
  mcp: 'answer an assistant from the store (Model Context Protocol)',
  serve: 'answer other programs over HTTP',
  schema: 'print the JSON Schema of a record or an event',
  eval: 'measure the answers against marked documents',
  gold: 'check, begin and complete gold files by hand',
  models: 'add, fetch, list, check and remove models of your own',
} as const;
