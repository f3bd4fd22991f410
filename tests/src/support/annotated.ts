/** Records for exports of annotations: hostile text, and spans laid over it at random. */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { recordOf } from './records.ts';

/** Everything that a format could stumble over, with a name after each. */
export const HOSTILE = [
  'Person: Åsa Öberg',
  'Organisation: Region "Norr" & <Söder>',
  'Datum: 2024-03-14',
  'Beslut: ]]> <!-- Åsa Öberg --> &amp; &#13; <b>',
  'Senast: 2024-05-01 Åsa \'citat\' "citat"',
  '\u0000\u0007\ufffe Åsa Öberg \ud800 Åsa Öberg \udc00',
  '👩🏽‍🚒🧾 Åsa Öberg\tÅsa Öberg\u2028Åsa Öberg\u0085\u000b\u000cÅsa Öberg',
  '=cmd|calc! -1 +1 @x Åsa\r\n\r\n \r\nÖberg Åsa Öberg\rÅsa Öberg',
  `${'långrad '.repeat(2000)}Åsa Öberg`,
  '-DOCSTART- -X- O',
  '# document = Åsa Öberg',
  '',
].join('\n');

/** The record of the hostile text; every 'Åsa Öberg' is a mention. */
export function hostileRecord(path = 'a & b/"<x>"\n.txt'): MinutesRecord {
  return recordOf(path, HOSTILE);
}

/** Numbers from 0 to 1, the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A record whose annotations nest, cross, touch and end anywhere in a text of few letters. */
export function randomRecord(seed: number): MinutesRecord {
  const next = numbersFrom(seed);
  const pick = <T>(from: readonly T[], otherwise: T): T =>
    from[Math.floor(next() * from.length)] ?? otherwise;
  const pieces = ['a', 'B', ' ', ' ', '\n', '\n\n', '\r\n', '👍', '&', '<', 'åäö', '.'];
  const text = Array.from({ length: 60 }, () => pick(pieces, 'a')).join('');
  const borders = Array.from({ length: text.length + 1 }, (_, at) => at).filter(
    (at) => !/^[\udc00-\udfff]/.test(text.charAt(at)),
  );
  const span = () => {
    const [one, other] = [pick(borders, 0), pick(borders, 0)];
    return { start: Math.min(one, other), end: Math.max(one, other) };
  };
  const told = () => ({ confidence: Math.ceil(next() * 100) / 100, by: pick(['x y', 'm@1'], 'z') });
  const quote = (at: { start: number; end: number }) => text.slice(at.start, at.end);
  const some = <T>(make: (index: number) => T): T[] =>
    Array.from({ length: Math.floor(next() * 5) }, (_, index) => make(index));
  const mentions = () => some(() => ({ ...span(), ...told() }));
  const base = recordOf('x.txt', text);
  const decisions = some((index) => {
    const at = span();
    return { ...emptyDecision(`b${index}`), span: at, text: quote(at), ...told() };
  });
  const deadlines = some((index) => {
    const at = span();
    const date = { from: '2024-03-01', to: '2024-03-31', precision: 'month' as const };
    const rest = { event: null, action: null, responsible: [], agendaItem: null };
    return { id: `d${index}`, span: at, text: quote(at), date, ...rest, ...told() };
  });
  const agenda = some((index) => {
    const at = span();
    const heading = { start: at.start, end: Math.min(at.end, at.start + Math.floor(next() * 9)) };
    const whole = borders.includes(heading.end) ? heading : { ...heading, end: heading.start };
    const rest = { level: 1, parent: null, summary: null, number: `${index}.`, title: 'T' };
    return { id: `i${index}`, ...rest, span: at, heading: whole, ...told() };
  });
  return {
    ...base,
    agenda,
    decisions,
    deadlines,
    people: some((index) => ({
      ...{ id: `p${index}`, name: `P${index}`, aliases: [], roles: [], organisations: [] },
      mentions: mentions(),
    })),
    places: some((index) => ({ id: `l${index}`, name: `L${index}`, mentions: mentions() })),
  };
}

function emptyDecision(
  id: string,
): Omit<MinutesRecord['decisions'][number], 'span' | 'text' | 'confidence' | 'by'> {
  return {
    ...{ id, agendaItem: null, decider: null, deciderSpan: null, kind: 'approve', outcome: null },
    ...{ vote: null, votes: [], reservations: [], statements: [], conflicts: [], assignedTo: [] },
    ...{ deadline: null, proposal: null },
  };
}
