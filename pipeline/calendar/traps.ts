/**
 * What looks like a time and is none. A proposal that overlaps one of these is dropped, so every
 * pattern here must be surer than the dates it kills.
 */
import { gateOfRegex } from '../gate.ts';
import { Scanned } from '../scanned.ts';
import { overlaps } from '../span.ts';
import type { Span } from '../types.ts';

const MEASURES =
  'kr|kronor|tkr|mkr|msek|sek|mnkr|procent|%|kvm|m2|m²|km|kg|MW|GWh|st|poäng|röster|personer|' +
  'deltagare|stycken';

const TRAPS: readonly RegExp[] = [
  // fractions of something, marks of pages
  /(?<![\p{N}/])\d{1,2}\/\d{1,2}(?=\s*(?:av|majoritet|delar|tjänst|%|dels)(?!\p{L}))/giu,
  /(?<!\p{L})(?:sid(?:a|an|or)?|s|bilaga|punkt|nr|del|kap|art)\.?\s*\d+(?:\s*[/(–-]\s*\d+\)?)?/giu,
  /[<>]\s?\d+\/\d+/gu,
  /(?<!\p{N})\d+\s*\(\d+\)/gu,
  /(?<!\p{N})\d{4}\s+års(?!\p{L})/giu,
  /(?<![\p{N}/])24\/7(?![\p{N}/])/gu,
  // sections of minutes and laws
  /§+\s*\d+(?:\s*[–-]\s*\d+)?(?:\s*[a-f](?!\p{L}))?/giu,
  /(?<!\p{N})\d+\s*(?:kap|§+)\.?/giu,
  new RegExp(
    '(?<!\\p{L})(?:SOU|Ds|SFS|prop|bet|skr|mot|rskr|lag|förordning)\\.?\\s*' +
      '\\(?\\d{4}(?:\\/\\d{2})?[:/]\\p{L}*\\d+\\)?',
    'giu',
  ),
  /\(\d{4}:\d+\)/gu,
  /(?<!\p{N})\d{4}\/\d{2}:\d+/gu,
  // diary numbers, with letters before or the word that announces one
  /(?<!\p{L})\p{Lu}[\p{L}]*\s?\d{4}[-./]\d{3,}(?:[-/]\d+)*/gu,
  /(?<!\p{L})\p{Lu}[\p{Lu}\d]*[-/]\d{4}[-/]\d+/gu,
  /(?<!\p{N})(?!(?:19|20)\d\d[/-](?:19|20)\d\d(?!\p{N}))\d{4}[.:/-]\d{3,}(?:\s?\p{Lu}{2,})?/gu,
  /(?<!\p{L})(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|handling)\.?:?\s*\S+(?:\s\d+)?/giu,
  // rooms
  /(?<!\p{L})(?:[Ss]al|[Ss]alen|[Rr]um|[Rr]ummet|[Ll]okal|[Ll]okalen|[Hh]us)\s+\p{Lu}\d+/gu,
  // organisation and personal numbers, telephone numbers
  /(?<!\p{N})\d{6,8}[-+]\d{4}(?!\p{N})/gu,
  new RegExp(
    '(?<!\\p{L})(?:tel|telefon|mobil|fax|bankgiro|plusgiro|bg|pg)\\.?(?:nr|nummer)?:?\\s*' +
      '[+\\d][\\d\\s/-]{4,}',
    'giu',
  ),
  new RegExp(
    '(?<![\\p{N}/-])(?!\\d\\d-\\d\\d-(?:19|20)\\d\\d(?!\\p{N}))' +
      '0\\d{1,3}\\s?[-–/]\\s?\\d{2,3}(?:[\\s-]?\\d{2,3}){1,3}(?!\\p{N})',
    'gu',
  ),
  /\+46[\d\s()-]{6,}/gu,
  // property, road, budget lines
  /(?<!\p{N})\d{1,3}:\d{3,}/gu,
  /(?<=\p{Lu}\p{L}+\s)(?!\d{2}:[0-5]\d(?!\p{N}))\d{1,3}:\d{1,3}(?!\p{N})/gu,
  /(?<!\p{L})(?:anslag(?:et|spost)?|utgiftsområde|ap\.?|väg)\s+\d[\d:.]*(?:\s+och\s+\d[\d:.]*)?/giu,
  // amounts and measures
  new RegExp(
    `(?<!\\p{N})\\d[\\d .\\u00a0]{0,20}(?:,\\d+)?(?::-|\\s?(?:${MEASURES}))(?!\\p{L})`,
    'giu',
  ),
  // addresses on the net
  new RegExp(
    '(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]{1,60}(?:\\.[\\p{L}\\p{N}-]{1,60}){0,4}' +
      '\\.(?:se|nu|com|org|eu|net|pdf|docx?)(?!\\p{L})\\S*',
    'giu',
  ),
  /https?:\/\/\S+/giu,
];

/** Each with what must stand in a text for it to be there: most texts hold none of most. */
const GATED = TRAPS.map((regex) => ({ regex, mayHold: gateOfRegex(regex) }));

/** The traps in a text. */
export function trapsIn(text: string): readonly Span[] {
  const scanned = new Scanned(text);
  const traps: Span[] = [];
  for (const { regex, mayHold } of GATED) {
    if (!mayHold(scanned)) continue;
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      traps.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return traps;
}

/** Without the ones that lie on a trap. */
export function outsideTraps<T extends { readonly span: Span }>(
  text: string,
  found: readonly T[],
): T[] {
  if (found.length === 0) return [];
  const traps = trapsIn(text);
  return found.filter(({ span }) => !traps.some((trap) => overlaps(trap, span)));
}
