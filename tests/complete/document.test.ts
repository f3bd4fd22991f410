import { describe, expect, it } from 'vitest';
import { documentPoint } from '../../pipeline/complete/document.ts';
import { yardstickOf } from '../../pipeline/complete/yardstick.ts';
import { type Extra, recordWith, spanOf } from './support.ts';

const FRONT = 'Hedby kommun, tekniska nämnden.\n';
const DATED: Extra = { meeting: { date: '2024-05-14' } };

describe('yardstick', () => {
  it.each([
    ['protokoll', 'Tekniska nämnden', 'Hedby kommun', 'local-government'],
    ['beslutsprotokoll', 'Socialnämndens arbetsutskott', 'Storåsa kommun', 'local-government'],
    ['unknown', 'Kommunfullmäktige', '', 'local-government'],
    ['protokoll', 'Kommunstyrelsen', 'Om föreningen', 'local-government'],
    ['protokoll', 'Valnämnden', 'Älvsunds studentkår i Älvsunds kommun', 'minutes'],
    ['protokoll', 'Tekniska nämnden', 'ingenstans', 'minutes'],
    ['protokoll', 'Kårfullmäktige', 'Hedby kommun', 'minutes'],
    ['protokoll', 'Styrelsen', 'Brf Vattenhjulet', 'minutes'],
    ['unknown', 'Styrelsen', 'Klubben', 'minutes'],
    ['årsmöte', null, 'Föreningen', 'minutes'],
    ['minnesanteckningar', 'Socialnämnden', 'Hedby kommun', 'notes'],
    ['mötesanteckningar', null, 'x', 'notes'],
    ['unknown', 'Projektgruppen', 'x', 'notes'],
    ['uppdrag', 'Kommunstyrelsen', 'Hedby kommun', 'none'],
  ])('%s of %s in %s', (kind, body, text, expected) => {
    const meeting = { kind, body, date: '2024-05-14' };
    expect(yardstickOf(recordWith(text, { meeting }))).toBe(expected);
  });

  it.each([
    ['§ 1 Val\nKommunfullmäktige beslutar.', 'local-government'],
    ['§ 1 Val\nÅrsmötet beslutar.', 'none'],
    ['Kommunfullmäktige beslutar.', 'none'],
  ])('of a part without its front page: %s', (text, expected) => {
    expect(yardstickOf(recordWith(text))).toBe(expected);
  });
});

describe('adjustment', () => {
  it.each([
    ['Justering sker måndagen den 20 maj 2024.', 'present', null],
    ['Justeringens plats\noch tid Kommunhuset 2024-05-20 kl. 08:15', 'present', null],
    ['Protokollet justeras senast den 28 maj 2024.', 'present', null],
    ['Justering sker den 29 maj 2024.', 'present', 'late'],
    ['Protokollet justeras digitalt.', 'unsure', 'undated'],
    ['Protokollet justeras digitalt. Nästa möte 2024-06-11', 'unsure', 'undated'],
    ['Justering sker vecka 21.', 'unsure', 'undated'],
    ['Justerare: Ada Öman', 'missing', null],
    ['Justeras:\n\n2024-06-11', 'missing', null],
    ['Föregående protokoll är justerat den 20 maj 2024.', 'missing', null],
    ['Protokoll som är justerat den 20 april 2024.', 'missing', null],
  ])('%s', (text, state, note) => {
    expect(documentPoint(recordWith(FRONT + text, DATED), 'adjustment')).toMatchObject({
      ...{ state, note },
    });
  });

  it('shows the words from adjusting to the day', () => {
    const text = `${FRONT}Justering sker den 20 maj 2024 i Hedby.`;
    const { evidence } = documentPoint(recordWith(text, DATED), 'adjustment');
    expect(evidence).toEqual([spanOf(text, 'Justering sker den 20 maj 2024')]);
  });
});

describe('people', () => {
  const PRESENT: Extra = { present: ['Ada Öman'] };
  it.each([
    ['Beslutande: Ada Öman', PRESENT, 'present', null],
    ['Närvarande: Ada Öman', PRESENT, 'unsure', 'members-untold'],
    [`Närvarande: Ada Öman${'.'.repeat(300)}ledamot`, PRESENT, 'unsure', 'members-untold'],
    ['Beslutande: alla', {}, 'missing', null],
    ['Utdrag ur protokoll', {}, 'unsure', 'extract'],
  ])('who served: %s', (text, extra, state, note) => {
    expect(documentPoint(recordWith(FRONT + text, extra), 'served')).toMatchObject({ state, note });
  });

  it.each([
    ['Närvarande: Ada Öman', PRESENT, 'present', null],
    ['Kom: de 31 medlemmarna', {}, 'unsure', 'number-only'],
    ['Kom: medlemmarna', {}, 'missing', null],
  ])('those present: %s', (text, extra, state, note) => {
    expect(documentPoint(recordWith(text, extra), 'attendance')).toMatchObject({ state, note });
  });

  it.each([
    ['På plats: Lägesverket', 'present'],
    [`På plats: ${'många '.repeat(50)}. Lägesverket skrev.`, 'missing'],
  ])('bodies beside the label: %s', (text, state) => {
    const mention = { ...spanOf(text, 'Lägesverket'), confidence: 1, by: 't' };
    const body = { id: 'o', name: 'Lägesverket', kind: 'agency', aliases: [], register: null };
    const record = { ...recordWith(text), organisations: [{ ...body, mentions: [mention] }] };
    expect(documentPoint(record, 'attendance').state).toBe(state);
  });

  it.each([
    ['Protokollet justeras av Ada Öman', ['Ada Öman'], 'present'],
    ['Ada justerar', ['Ada'], 'present'],
    ['Protokollet justeras.\nAda Öman', ['Ada Öman'], 'missing'],
    [`Ada Öman ${'och så '.repeat(20)} justerar`, ['Ada Öman'], 'missing'],
    ['Ada Öman kom', ['Ada Öman'], 'missing'],
  ])('adjusters: %s', (text, people, state) => {
    expect(documentPoint(recordWith(text, { people }), 'adjusters').state).toBe(state);
  });
});

describe('the meeting', () => {
  const at = (text: string, quote: string) => spanOf(text, quote);
  it('takes what the head has found, with its place', () => {
    const text = 'Plats: Aspen';
    const meeting = { place: 'Aspen', spans: { place: at(text, 'Aspen') } };
    expect(documentPoint(recordWith(text, { meeting }), 'place')).toEqual({
      ...{ state: 'present', note: null, evidence: [at(text, 'Aspen')] },
    });
    expect(documentPoint(recordWith(text), 'place').state).toBe('missing');
  });

  it.each([
    ['kl. 13–15', ['13', '15'], 'present', null],
    ['kl. 13', ['13'], 'unsure', 'half'],
    ['kl. 13. Mötet avslutades 15.10', ['13'], 'present', null],
    ['kl. 13. Mötet avslutades med sång', ['13'], 'unsure', 'half'],
    ['på dagen', [], 'missing', null],
  ])('times: %s', (text, [start, end], state, note) => {
    const spans = {
      ...(start ? { startTime: at(text, start) } : {}),
      ...(end ? { endTime: at(text, end) } : {}),
    };
    expect(documentPoint(recordWith(text, { meeting: { spans } }), 'times')).toMatchObject({
      ...{ state, note },
    });
  });

  it.each([
    ['ANSLAG/BEVIS', 'present'],
    ['Ett anslag på två miljoner', 'missing'],
  ])('notice: %s', (text, state) => {
    expect(documentPoint(recordWith(text), 'notice').state).toBe(state);
  });

  it('has matters where it has an agenda', () => {
    expect(documentPoint(recordWith('§ 1 Val\n'), 'matters').state).toBe('present');
    expect(documentPoint(recordWith('Val\n'), 'matters').state).toBe('missing');
  });

  it('of notes that decided nothing lacks no decision', () => {
    const extra = { decisions: ['Vi kör.'] };
    expect(documentPoint(recordWith('Vi kör.', extra), 'decisions').state).toBe('present');
    expect(documentPoint(recordWith('Vi kör.'), 'decisions').state).toBe('not-applicable');
  });

  it('refuses a point of a matter', () => {
    expect(() => documentPoint(recordWith('x'), 'votes')).toThrow(RangeError);
  });

  it('of a text that begins with a matter is only a part', () => {
    expect(documentPoint(recordWith('§ 1 Val\n'), 'chair')).toMatchObject({ note: 'extract' });
    expect(documentPoint(recordWith('Nämnden\n§ 1 Val\n'), 'chair')).toMatchObject({ note: null });
  });
});
