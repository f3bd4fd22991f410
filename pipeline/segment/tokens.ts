/**
 * Words, numbers and marks. The conventions are those of the tagger's training data: a full stop
 * is a token of its own ('kl', '.', '10.00'), 'SKR:s' and '2023:79' are one, '(S)' is three,
 * letters and digits part ('E', '4'), 'hälso- och' keeps its hyphen, addresses stay whole.
 * models/training/text.py holds the same expression: change both or neither.
 */

/** A token's place: half-open, UTF-16 code units of the string given. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

const ADDRESSES = [
  // Web address: ends in a letter, digit or slash, so a closing full stop stays outside.
  String.raw`(?:https?://|www\.)[^\s<>"()[\]]*[\p{L}\p{N}/]`,
  // E-mail address.
  String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}._%+-]{0,62}[\p{L}\p{N}_])?@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
];
const WORDS = [
  // Number, date, time, reference: digits joined by single marks.
  String.raw`\p{Nd}+(?:[.,:/-]\p{Nd}+)*`,
  // Word, with inner hyphens, genitive colon, apostrophe, soft hyphen; then a suspended hyphen.
  String.raw`[\p{L}\p{Nl}\p{No}_\u0300-\u036f]+(?:[-:'’\u00ad\u2011][\p{L}\p{Nl}\p{No}_\u0300-\u036f]+)*` +
    String.raw`(?:[-\u2011](?=,\s|\s+(?:och|eller|samt|respektive)\s))?`,
  // Any other mark, alone.
  String.raw`\S`,
];
const TOKEN = new RegExp([...ADDRESSES, ...WORDS].join('|'), 'uy');
/** For texts without what every address has. */
const TOKEN_BUT_ADDRESS = new RegExp(WORDS.join('|'), 'uy');
const OF_ADDRESS = /@|:\/\/|www\./u;

/** The tokens of `text` in order; what lies between them is white space. Linear in its length. */
export function tokenise(text: string): TokenSpan[] {
  const spans: TokenSpan[] = [];
  const token = OF_ADDRESS.test(text) ? TOKEN : TOKEN_BUT_ADDRESS;
  for (let at = 0; at < text.length; ) {
    if (isBlank(text, at)) {
      at++;
      continue;
    }
    // A token starts at every other unit; `test` leaves its end, and makes no list of groups.
    token.lastIndex = at;
    token.test(text);
    spans.push({ start: at, end: token.lastIndex });
    at = token.lastIndex;
  }
  return spans;
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit > 0x20 && unit < 0x80 ? false : /\s/u.test(text.charAt(at));
}
