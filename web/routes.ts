/** Which view stands at which path. The server answers the same paths with the page. */
import type { ComponentType } from 'preact';
import { DocumentView } from './document/document.tsx';
import { Documents } from './documents/documents.tsx';
import { Evaluation } from './evaluation/evaluation.tsx';
import { Deadlines } from './explore/deadlines.tsx';
import { Decisions } from './explore/decisions.tsx';
import { Matters, OneMatter } from './explore/matters.tsx';
import { Organisation, Organisations, People, Person } from './explore/names.tsx';
import { Search } from './explore/search.tsx';
import type { ViewProps } from './shell/view.ts';
import type { Word } from './shell/words.ts';

/** One view. */
export interface Route {
  /** ':name' stands for one part: '/documents/:sha256'. */
  readonly path: string;
  readonly view: ComponentType<ViewProps>;
  /** What the navigation calls it; null where it does not name it. */
  readonly word: Word | null;
}

/** In the order of the navigation; the first whose path fits is shown. */
export const ROUTES: readonly Route[] = [
  { path: '/', view: Documents, word: 'nav.documents' },
  { path: '/documents/:sha256', view: DocumentView, word: null },
  { path: '/decisions', view: Decisions, word: 'nav.decisions' },
  { path: '/deadlines', view: Deadlines, word: 'nav.deadlines' },
  { path: '/people', view: People, word: 'nav.people' },
  { path: '/people/:name', view: Person, word: null },
  { path: '/organisations', view: Organisations, word: 'nav.organisations' },
  { path: '/organisations/:name', view: Organisation, word: null },
  { path: '/matters', view: Matters, word: 'nav.matters' },
  { path: '/matters/:key', view: OneMatter, word: null },
  { path: '/search', view: Search, word: 'nav.search' },
  { path: '/evaluation', view: Evaluation, word: 'nav.evaluation' },
];
