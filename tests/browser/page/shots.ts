/** The pictures of the page that README shows. */

/** One picture. */
export interface Shot {
  /** Of the file, without its extension. */
  readonly name: string;
  /** Where it is taken; `of` gives the SHA-256 of the fixture whose name begins so. */
  readonly path: (of: (name: string) => string) => string;
  /** Text that must be there before it is taken. */
  readonly wait: string;
}

/** In the order of README. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'evaluation',
    path: () => '/evaluation?layer=decisions&type=wrong',
    wait: '.errors li',
  },
];
