import { describe, expect, it } from 'vitest';
import words from '../../pipeline/lexicon/letter-words.json' with { type: 'json' };
import { restoreLetters } from '../../pipeline/segment/lost-letters.ts';
import { quote } from '../../pipeline/span.ts';
import { segmented } from '../support/build.ts';

const lose = (text: string): string => text.replace(/[åäöÅÄÖ]/gu, '\ufffd');

describe('lost letters', () => {
  it.each([
    'Nämnden beslutar att bifalla förslaget.',
    'Åsa Sjöberg och Göran Åkesson närvarade.',
    'FÖRSLAG TILL BESLUT',
    'Vid sammanträdet återstår frågan om vägen.',
    'Miljö- och byggnadsnämnden överlämnar ärendet.',
  ])('%s', (text) => {
    expect(restoreLetters(lose(text))).toBe(text);
  });

  it('leaves what is no letter and keeps the length', () => {
    expect(restoreLetters('5 \ufffd 7')).toBe('5 \ufffd 7');
    const odd = lose('Xylöfångsträdsöäng');
    expect(restoreLetters(odd)).toHaveLength(odd.length);
  });

  it('reads documents by it and quotes what stands there', () => {
    const doc = segmented(lose('Förslag\n\nÅsa Sjöberg föreslår mer stöd.'));
    expect(doc.sections[0]?.role).toBe('proposal');
    const sentence = doc.blocks.at(-1)?.sentences[0];
    expect(sentence?.text).toBe('Åsa Sjöberg föreslår mer stöd.');
    expect(sentence && quote(doc.text, sentence.span)).toBe(
      '\ufffdsa Sj\ufffdberg f\ufffdresl\ufffdr mer st\ufffdd.',
    );
  });

  it.each(words.entries.filter((_, i) => i % 100 === 0))('knows %s', (word) => {
    expect(restoreLetters(lose(word))).toBe(word);
  });

  it('has one word a pattern, each with a letter to lose', () => {
    const patterns = words.entries.map(lose);
    expect(new Set(patterns).size).toBe(patterns.length);
    expect(words.entries.filter((word) => lose(word) === word)).toEqual([]);
  });
});
