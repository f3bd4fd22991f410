/**
 * The contract of a stage and the ports to the world. A stage takes the former type and returns
 * that type plus its own field, so no stage can lose what it was given and a wrong order does not
 * compile. `analyse()` in index.ts calls them by name.
 */
import type { ActClassifier } from './classify/acts.ts';
import type { Decode } from './ingest/index.ts';
import type { TokenTagger } from './recognise/tagger.ts';

/** What a stage needs of the world comes in as an argument: a decoder, the models already loaded. */
export interface Tools {
  readonly decode: Decode;
  readonly tagger: TokenTagger;
  /** Null where no act model is installed: rules alone decide. */
  readonly acts: ActClassifier | null;
}
