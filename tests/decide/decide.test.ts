import { describe, expect, it } from 'vitest';
import { classify } from '../../pipeline/classify/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import { quote } from '../../pipeline/span.ts';
import type { Decided } from '../../pipeline/types.ts';
import { resolved } from '../support/build.ts';

async function decided(text: string, body: string | null = null): Promise<Decided> {
  return decide(await classify(resolved(text, body), null));
}

/** The decisions of a text as 'kind: text'. */
async function found(text: string, body: string | null = null): Promise<string[]> {
  return (await decided(text, body)).decisions.map((d) => `${d.kind}: ${d.text}`);
}

describe('units', () => {
  it('makes each att-sats its own decision, of the kind that its words name', async () => {
    const text =
      '§ 3 Val\n\nStyrelsen beslutade\n\natt godkänna rapporten,\n\natt välja {Rut Ek} till kassör, samt\n\n' +
      'att avslå motionen.\n\nMötet fortsatte.';
    expect(await found(text)).toEqual([
      'approve: att godkänna rapporten,',
      'appoint: att välja Rut Ek till kassör, samt',
      'reject: att avslå motionen.',
    ]);
  });

  it('takes elections row by row and line by line', async () => {
    const table = 'Stämman\n\nStämman valde\n\nOrdförande:\t{Rut Ek}\nKassör, två år:\t{Bo Alm}';
    expect(await found(table)).toEqual([
      'appoint: Ordförande: Rut Ek',
      'appoint: Kassör, två år: Bo Alm',
    ]);
    const lines =
      '8. Val av styrelse\n\nOrdförande 1 år: {Rut Ek}\nRevisor: {Bo Alm}\nKaffe: bulle';
    expect(await found(lines)).toEqual([
      'appoint: Ordförande 1 år: Rut Ek',
      'appoint: Revisor: Bo Alm',
    ]);
  });

  it('takes an election of several offices in one sentence apart, if each has its name', async () => {
    expect(
      await found(
        'Till ordförande valdes {Rut Ek}, till kassör {Bo Alm} och till revisor {Eva Ask}.',
      ),
    ).toEqual([
      'appoint: Till ordförande valdes Rut Ek',
      'appoint: till kassör Bo Alm',
      'appoint: till revisor Eva Ask.',
    ]);
    const shared = 'Till ledamot för ett år och till suppleant valdes {Rut Ek}.';
    expect(await found(shared)).toHaveLength(1);
  });

  it('calls it an assignment where someone is sent to do something', async () => {
    const kinds = async (text: string) => (await decided(text)).decisions.map((d) => d.kind);
    expect(await kinds('Styrelsen beslutade att {Rut Ek} begär in offerter.')).toEqual(['assign']);
    expect(await kinds('Styrelsen beslutade att [Kansliet] ska begära in dem.')).toEqual([
      'assign',
    ]);
    expect(await kinds('Styrelsen beslutade att {Rut Ek} är ordförande.')).toEqual(['other']);
    expect(await kinds('Styrelsen beslutade att avgiften höjs.')).toEqual(['other']);
  });

  it('takes no list of those chosen beside the decision that says so', async () => {
    const text =
      'Val av styrelse\n\nStämman valde ny styrelse enligt förslaget.\nOrdförande: {Rut Ek}';
    expect(await found(text)).toEqual(['appoint: Stämman valde ny styrelse enligt förslaget.']);
  });

  it('takes names and sums under a decision for its content', async () => {
    const text =
      'Beslut\n\nNämnden beslutar att bevilja bidrag enligt följande:\nHallsta IF 85 000 kr\nRyds IF 900 kr';
    expect(await found(text)).toEqual([
      'approve: Nämnden beslutar att bevilja bidrag enligt följande:',
    ]);
  });

  it('takes att-clauses on lines of their own apart', async () => {
    const text = 'Val\n\nStyrelsen beslutade\natt godkänna rapporten,\natt avslå motionen.';
    expect(await found(text)).toEqual([
      'approve: att godkänna rapporten,',
      'reject: att avslå motionen.',
    ]);
  });

  it('splits dels … dels', async () => {
    const text =
      'Gruppen\n\n[Gruppen] beslutade dels att planen ska kompletteras med mål, dels att en rapport tas fram.';
    expect(await found(text)).toEqual([
      'assign: dels att planen ska kompletteras med mål',
      'assign: dels att en rapport tas fram.',
    ]);
  });

  it.each([
    [
      'Mötet förklarades behörigen utlyst och dagordningen fastställdes.',
      ['approve: Mötet förklarades behörigen utlyst', 'adopt: dagordningen fastställdes.'],
    ],
    [
      'Budgeten fastställdes, protokollet lades till handlingarna och motionen avslogs.',
      [
        'adopt: Budgeten fastställdes',
        'note: protokollet lades till handlingarna',
        'reject: motionen avslogs.',
      ],
    ],
    [
      'Protokollet godkändes och lades till handlingarna.',
      ['approve: Protokollet godkändes och lades till handlingarna.'],
    ],
    [
      'Asta hälsade välkommen och dagordningen godkändes.',
      ['approve: Asta hälsade välkommen och dagordningen godkändes.'],
    ],
  ])('splits what several verbs settle: %s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  it('takes what follows a lead-in, not the lead-in', async () => {
    const text = 'Beslut\n\nEnligt styrelsens förslag:\n1. Budgeten antas.\n2. Frågan bordläggs.';
    expect(await found(text)).toEqual(['adopt: Budgeten antas.', 'postpone: Frågan bordläggs.']);
  });

  it('joins a proposal to a higher body with its first point', async () => {
    const text =
      'Beslut\n\nNämnden tillstyrker förslaget och föreslår att fullmäktige beslutar:\n' +
      '1. Planen antas.\n2. Taxan upphör att gälla.';
    expect(await found(text)).toEqual([
      'approve: Nämnden tillstyrker förslaget och föreslår att fullmäktige beslutar: Planen antas.',
      'other: Taxan upphör att gälla.',
    ]);
  });

  it('leaves out what is struck and the names of those to be told', async () => {
    const text =
      'Beslut\n\n~~Planen antas.~~\n\nPlanen avslås.\n\n[Hallsta Bostäder AB]\n[Region Norrslätt]';
    expect(await found(text)).toEqual(['reject: Planen avslås.']);
  });
});

describe('what belongs to a decision', () => {
  it('knows decider, item and the proposal that it points back at', async () => {
    const text =
      '1. Öppnande\n\nMötet öppnades av {Bo Alm}.\n\n2. Lägesrapport\n\nArbetsutskottet föreslår att ' +
      'uppföljningen avvaktas.\n\n[Rådet] beslutade i enlighet med förslaget.';
    const { decisions, sections, text: all } = await decided(text, 'Rådet för trygghet');
    expect(decisions).toHaveLength(1);
    const [decision] = decisions;
    expect(decision?.decider).toBe('Rådet');
    expect(decision?.deciderSpan && quote(all, decision.deciderSpan)).toBe('Rådet');
    expect(decision?.kind).toBe('approve');
    expect(sections.find((s) => s.id === decision?.agendaItem)?.number).toBe('2.');
    const proposal = decision?.proposal;
    expect(proposal && all.slice(proposal.start, proposal.end)).toBe(
      'Arbetsutskottet föreslår att uppföljningen avvaktas.',
    );
  });

  it('points at no proposal of another item', async () => {
    const text =
      '1. Plan\n\nUtskottet föreslår att planen antas.\n\n2. Taxa\n\nRådet beslutade i enlighet med förslaget.';
    expect((await decided(text)).decisions[0]?.proposal).toBeNull();
  });

  it('names who was assigned and who was chosen, not who decided', async () => {
    const text =
      'Val\n\n[Rådet] gav {Eva Lind} i uppdrag att ringa runt.\n\nMötet valde {Rut Ek} ([S]) till revisor.';
    const { decisions } = await decided(text, 'Rådet');
    expect(decisions.map((d) => d.assignedTo)).toEqual([['person-1'], ['person-2']]);
  });
});

describe('whose decision it is', () => {
  const deciders = async (text: string, body: string | null = null) =>
    (await decided(text, body)).decisions.map((d) => d.decider);

  it.each([
    [
      'named before it in its paragraph',
      'Beslut\n\nRådet antar planen. Kansliet får i uppdrag att sprida den.',
      ['Rådet', 'Rådet'],
    ],
    [
      'named by the heading',
      'Arbetsutskottets beslut\n\nInformationen noteras.\n\nPlanen antas.',
      ['Arbetsutskottet', 'Arbetsutskottet'],
    ],
    [
      'named by itself, whatever the heading',
      'Arbetsutskottets beslut\n\nVi antar planen.',
      ['Vi'],
    ],
    ['named by nothing', 'Beslut\n\nPlanen antas.', [null]],
    [
      'in another paragraph',
      'Beslut\n\nRådet antar planen.\n\nInformationen noteras.',
      ['Rådet', null],
    ],
    ['a heading that names no body', 'Dagens beslut\n\nPlanen antas.', [null]],
  ])('%s', async (_what, text, expected) => {
    expect(await deciders(text)).toEqual(expected);
  });
});

describe('what is decided of a motion under its heading', () => {
  it.each([
    [
      '§ 3 Avgifter\n\nYrkande\n\n{Rut Ek} yrkar avslag.\n\nUtskottet beslutar att avslå Rut Eks yrkande.',
      1,
    ],
    [
      '§ 3 Avgifter\n\nYrkande\n\n{Rut Ek} yrkar:\n\nUtskottet beslutar att avslå Bo Alms yrkande.',
      0,
    ],
    ['§ 3 Avgifter\n\nYrkande\n\nUtskottet beslutar att anta taxan.', 0],
    ['§ 3 Avgifter\n\nFörslag\n\nUtskottet beslutar att avslå Rut Eks yrkande.', 0],
  ])('%j: %i', async (text, count) => {
    expect(await found(text, 'Utskottet')).toHaveLength(count);
  });
});
