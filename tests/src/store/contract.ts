/** What every store does, whatever it lies in: one suite, run against each of them. */
import { corrections, forgottenCorrections } from './contract/corrections.ts';
import { documents } from './contract/documents.ts';
import { entities } from './contract/entities.ts';
import { cursors, events } from './contract/events.ts';
import { facts } from './contract/facts.ts';
import { failures } from './contract/failures.ts';
import { forgotten, removals } from './contract/forgotten.ts';
import { masked } from './contract/masked.ts';
import { overview } from './contract/overview.ts';
import { pages } from './contract/pages.ts';
import { search } from './contract/search.ts';
import { settle } from './contract/settle.ts';
import { letters, several } from './contract/several.ts';
import type { Subject } from './contract/subject.ts';
import { webhooks } from './contract/webhooks.ts';

/** Runs the suite against one kind of store. */
export function contract(subject: Subject): void {
  const parts = [
    documents,
    several,
    letters,
    facts,
    entities,
    settle,
    failures,
    events,
    cursors,
    webhooks,
    pages,
    overview,
    search,
    forgotten,
    removals,
    corrections,
    forgottenCorrections,
    masked,
  ];
  for (const part of parts) part(subject);
}
