/** Hashed words of a unit and its neighbours; equals models/training/acts_text.py to the bit. */
import { hash, normalise } from '../recognise/features.ts';
