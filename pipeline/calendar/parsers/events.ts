/** Occasions: 'nästa möte', 'chefsgruppsmötet', 'beredningens möte', 'sammanträdet'. */
import { type Parser, pattern } from '../pattern.ts';

const COMPOUND = '(?:[\\p{L}-]+)?';

const next = pattern(
  'next-event',
  `(?:{next})(?: (?:ordinarie|fysiska|digitala|gemensamma|konstituerande|protokollförda|[\\p{L}]+s))? ${COMPOUND}{head}(?:et|en|s|t|n)?`,
  () => ({ form: 'event', next: true, date: null }),
);

const definite = pattern(
  'event',
  `(?:(?:det|den|vårt) )?(?:[\\p{L}-]+s )?${COMPOUND}{definite}`,
  () => ({ form: 'event', next: false, date: null }),
);

/** 'beredningsgruppens möte': a genitive makes it one certain meeting. */
const genitive = pattern(
  'event',
  `[\\p{L}-]+[nt]s (?:ordinarie |nästa )?${COMPOUND}(?:möte|sammanträde|stämma|träff)`,
  () => ({ form: 'event', next: false, date: null }),
);

export const eventParsers: readonly Parser[] = [next, definite, genitive];
