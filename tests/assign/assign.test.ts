/** What somebody is to do: in running text, in lists and tables, by decisions and deadlines. */
import { describe, expect, it } from 'vitest';
import { quote } from '../../pipeline/span.ts';
import { acted, assigned } from './acted.ts';

type Row = readonly [marked: string, ...tasks: string[]];

const running: readonly Row[] = [
  // a person and a verb of errands, or what a person is to do
  ['{Asta} mejlar leverantören.', 'Asta: mejlar leverantören'],
  ['{Asta Ek} (S) bokar lokal.', 'Asta Ek: bokar lokal'],
  ['{Asta} och {Bo} kollar priset.', 'Asta, Bo: kollar priset'],
  ['{Asta} tar och fixar det!', 'Asta: fixar det'],
  ['{Asta} tar sedan med siffrorna.', 'Asta: tar sedan med siffrorna'],
  ['{Asta} ska kontakta sponsorer och fråga dem.', 'Asta: kontakta sponsorer och fråga dem'],
  ['{Asta} ska nu även ta fram en skiss.', 'Asta: nu även ta fram en skiss'],
  ['{Asta} får ringa vaktmästaren.', 'Asta: ringa vaktmästaren'],
  ['{Asta Ek} från [Granviks kommun] hör sig för.', 'Asta Ek: hör sig för'],
  ['Taket: {Bo} ringer plåtslagaren.', 'Bo: ringer plåtslagaren'],
  ['Det är för dyrt, {Bo} hör efter med banken.', 'Bo: hör efter med banken'],
  ['Maten är klar och {Bo} håller i grillen.', 'Bo: håller i grillen'],
  ['Affischerna fixar {Asta} och {Bo}.', 'Asta, Bo: Affischerna fixar Asta och Bo'],
  ['{Asta} åtar sig att skriva brevet.', 'Asta: skriva brevet'],
  ['{Asta} har lovat att hjälpa till.', 'Asta: hjälpa till'],
  ['{Asta} ansvarar för festen.', 'Asta: ansvarar för festen'],
  ['{Asta} ansvarar för att boka lokal.', 'Asta: boka lokal'],
  // two in a row
  ['{Asta} bokar bussen, {Bo} köper korv.', 'Asta: bokar bussen', 'Bo: köper korv'],
  // offices and words that are nobody else
  ['Kassören beställer blommor.', 'Kassören: beställer blommor'],
  ['Ordf och Vordf fixar kallelsen.', 'Ordf, Vordf: fixar kallelsen'],
  ['Webb och PR fixar affischer.', 'Webb, PR: fixar affischer'],
  ['[Mega6] ordnar maten.', 'Mega6: ordnar maten'],
  // marks
  ['- Posters, mejla tryckeriet @{Asta}', 'Asta: Posters, mejla tryckeriet'],
  ['Åtgärd: boka lokal ({Asta})', 'Asta: boka lokal'],
  ['Åtgärd: {Bo} ringer vaktbolaget.', 'Bo: ringer vaktbolaget'],
  ['- Boka en serie möten ({Asta} bokar, klart)', 'Asta: Boka en serie möten (done)'],
  // told to
  ['Vi uppdrar åt kansliet att se över listan.', 'kansliet: se över listan'],
];

const nothing: readonly string[] = [
  '{Asta} mejlade leverantören.',
  '{Asta} har bokat lokal.',
  '{Asta} ska vara ledig.',
  '{Asta} berättar om läget.',
  '{Asta} är på plats.',
  '{Asta} yrkar att {Bo} kontaktar banken.',
  'Förslaget är att gruppen får i uppdrag att fortsätta.',
  '[Granviks kommun] köper in skolmat varje år.',
  '[Granviks kommun] ska erbjuda plats.',
  '[Granviks kommun] skapar trivsel.',
  '[Granviks kommun] ser över taxan årligen.',
  'Projektledaren får anlita en konsult.',
  'Kan {Asta} fixa det?',
  'Tack till {Asta} som fixar kaffet!',
  'Utskottet gav i februari 2023 kansliet i uppdrag att ta fram en modell.',
  'Ordföranden påminner om att mötet är en heldag.',
  'Det fixar sig.',
  '- @{Asta}',
];

describe('running text', () => {
  it.each(running)('%s', async (marked, ...tasks) => {
    expect(await acted(marked)).toEqual(tasks);
  });

  it.each(nothing)('%s gives no task', async (marked) => {
    expect(await acted(marked)).toEqual([]);
  });

  it('takes what a body has to do where the classifier sees a task', async () => {
    expect(await acted('[Verket] ska utreda saken.')).toEqual([]);
    expect(await acted('1. Gjort\n\nText.\n\nAtt göra\n\n- [Verket] ska utreda saken')).toEqual([
      'Verket: utreda saken',
    ]);
  });

  it.each(['Yrkande', 'Bakgrund', 'Handlingar', 'Reservation'])('none under %s', async (title) => {
    expect(await acted(`§ 1 Taket\n\n${title}\n\n{Asta} ringer plåtslagaren.`)).toEqual([]);
    expect(await acted('§ 1 Taket\n\nDiskussion\n\n{Asta} ringer plåtslagaren.')).toHaveLength(1);
  });
});

describe('lists', () => {
  const under = (entries: string) =>
    `1. Läget\n\nAllt väl.\n\nAtt göra till nästa möte\n\n${entries}`;

  it.each<Row>([
    ['- Boka lokal', ': Boka lokal'],
    ['- Boka lokal ({Asta})', 'Asta: Boka lokal'],
    ['- Boka lokal – {Asta}', 'Asta: Boka lokal'],
    ['- Läs rapporten. (Alla)', 'Alla: Läs rapporten'],
    ['- {Asta}: affischer', 'Asta: affischer'],
    ['- [Verket A], [Verket B] - skissa på nyttan', 'Verket A, Verket B: skissa på nyttan'],
    ['- {Asta} jagar fler', 'Asta: jagar fler'],
    ['- Roller i projektet? Fundera.', ': Roller i projektet? Fundera'],
    ['- ☒ @{Asta}: öppna dörren', 'Asta: öppna dörren (done)'],
    ['- ☐ @{Asta}: öppna dörren', 'Asta: öppna dörren'],
    ['- Boka lokal – klart', ': Boka lokal (done)'],
    ['- KLART: boka lokal', ': boka lokal (done)'],
    ['- Boka lokal (pågår)', ': Boka lokal (ongoing)'],
    ['- Boka lokal (utgår)', ': Boka lokal (dropped)'],
    ['- Boka lokal (ej påbörjat)', ': Boka lokal'],
    ['- Ska vi ha bordsplacering?'],
    ['- https://example.org/lista'],
  ])('%s', async (entry, ...tasks) => {
    expect(await acted(under(entry))).toEqual(tasks);
  });

  it('end with their heading', async () => {
    const text = `${under('- Boka lokal')}\n\n2. Övrigt\n\n- Nya stolar`;
    expect(await acted(text)).toEqual([': Boka lokal']);
  });

  it('take their owner from the line that leads in', async () => {
    const text =
      '[Verket] ska särskilt\n\n- beskriva läget,\n- redovisa avtalen, och\n- sova.\n\nSlut.';
    expect(await acted(text)).toEqual([
      'Verket: beskriva läget',
      'Verket: redovisa avtalen',
      'Verket: sova',
    ]);
    expect(await acted('Det är så här\n\n- beskriva läget,\n- redovisa avtalen')).toEqual([]);
  });
});

describe('tables', () => {
  const rows = ['Vad\tVem\tStatus', 'Boka lokal\t{Asta}\tKlart 3/2', 'Köpa korv\t{Bo}\tpågår'];

  it('say who, what and how far', async () => {
    expect(await acted(rows.join('\n'))).toEqual([
      'Asta: Boka lokal (done)',
      'Bo: Köpa korv (ongoing)',
    ]);
  });

  it('may leave cells empty', async () => {
    expect(await acted('Vad\tVem\tStatus\nBoka lokal\t\t\nKöpa korv\t{Bo}\t')).toEqual([
      ': Boka lokal',
      'Bo: Köpa korv',
    ]);
    const piped = ['| Vad | Vem | Klart |', '|---|---|---|', '| Boka lokal | | ja |'].join('\n');
    expect(await acted(piped)).toEqual([': Boka lokal (done)']);
  });

  it('are no tasks without such a head', async () => {
    expect(await acted('Namn\tPost\tRöster\nLokal\t{Asta}\t3')).toEqual([]);
  });

  it('carry the deadline that stands in the row', async () => {
    const { actions, deadlines } = await assigned('Vad\tVem\tNär\nBoka lokal\t{Asta}\t15 mars');
    expect(actions.map(({ deadline }) => deadline)).toEqual(deadlines.map(({ id }) => id));
    expect(deadlines).toHaveLength(1);
  });
});

describe('decisions and deadlines', () => {
  it('give one action each, not two', async () => {
    const text = 'Styrelsen beslutade att ge kansliet i uppdrag att ta fram en plan senast 15 maj.';
    const { actions, decisions, deadlines } = await assigned(text);
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatchObject({
      decision: decisions[0]?.id,
      deadline: deadlines[0]?.id,
      responsible: [{ text: 'kansliet' }],
    });
    expect(actions[0]?.what.text).toMatch(/^ta fram en plan/u);
  });

  it('follow the name that a decision sends out', async () => {
    expect(await acted('Styrelsen beslutade att {Casper} arbetar om policyn.')).toEqual([
      'Casper: arbetar om policyn',
    ]);
  });

  it('a choice or an approval is no task', async () => {
    expect(await acted('Styrelsen beslutade att godkänna planen.')).toEqual([]);
    expect(await acted('Till sekreterare valdes {Asta Ek}.')).toEqual([]);
  });

  it('a deadline says what is due', async () => {
    expect(await acted('{Asta} lämnar rapporten senast 15 maj.')).toEqual([
      'Asta: Asta lämnar rapporten',
    ]);
  });
});

it('every span is the exact quote, and withdrawn text gives no task', async () => {
  const { text, actions } = await assigned('{Asta} ringer banken. ~~{Bo} köper korv.~~\n');
  expect(actions).toHaveLength(1);
  for (const { span, text: words, what } of actions) {
    expect(quote(text, span)).toBe(words);
    expect(quote(text, what.span)).toBe(what.text);
  }
});
