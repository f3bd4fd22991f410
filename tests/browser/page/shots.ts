/** The pictures of the page that README shows. */

/** One picture. */
export interface Shot {
  /** Of the file, without its extension. */
  readonly name: string;
  /** Where it is taken; `of` gives the SHA-256 of the fixture whose name begins so. */
  readonly path: (of: (name: string) => string) => string;
  /** What must be there before it is taken, as a selector. */
  readonly wait: string;
  /** Buttons that are pressed first, by the beginning of what they say. */
  readonly press?: readonly string[];
}

/** In the order of README. */
export const SHOTS: readonly Shot[] = [
  { name: 'documents', path: () => '/', wait: 'table.documents' },
  {
    name: 'document',
    path: (of) => `/documents/${of('samordning-barn-och-unga')}`,
    wait: '.text .mark',
    press: ['Granska', 'Nästa osäkra'],
  },
  { name: 'decisions', path: () => '/decisions', wait: 'canvas' },
  {
    name: 'evaluation',
    path: () => '/evaluation?layer=decisions&type=wrong',
    wait: '.errors li',
  },
];
