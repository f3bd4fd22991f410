/** Rules for organisations, as tables: what each must find, must leave, and what is ambiguous. */
import { describe, expect, it } from 'vitest';
import { acronym } from '../../pipeline/recognise/rules/acronym.ts';
import { affiliation } from '../../pipeline/recognise/rules/affiliation.ts';
import { bodyWord, civicBody } from '../../pipeline/recognise/rules/body-word.ts';
import { sameOrganisation } from '../../pipeline/recognise/rules/consistency.ts';
import { department } from '../../pipeline/recognise/rules/department.ts';
import { company, formAfter, formBefore } from '../../pipeline/recognise/rules/legal-form.ts';
import { membership } from '../../pipeline/recognise/rules/membership.ts';
import { partyBare, partyInParentheses } from '../../pipeline/recognise/rules/party.ts';
import {
  adjectiveHead,
  headAndTheme,
  headForTheme,
  shortCommittee,
} from '../../pipeline/recognise/rules/phrase.ts';
import {
  municipality,
  municipalitySeries,
  regionBody,
} from '../../pipeline/recognise/rules/place-body.ts';
import { registered } from '../../pipeline/recognise/rules/register.ts';
import type { Rule } from '../../pipeline/recognise/rules/rule.ts';
import { titleBody } from '../../pipeline/recognise/rules/title.ts';
import { expected, proposedBy } from './rules-marked.ts';

const TABLES: readonly (readonly [Rule, readonly string[]])[] = [
  [
    partyInParentheses,
    [
      'Berit Ek [(S)] yrkar bifall.',
      'Nils Or [(MP)], Eva Fur [(KD)] och Ola Nor (-) deltog.',
      '{PER:Ola Nor} [(LPN)] reserverade sig.',
      'Se bilaga (A) och punkt (b).',
      '(S) är ett tecken.',
      'Upphovsrätt (C) 2024 Förlaget.',
      'Förordningen (EU) 2016/679 gäller.',
    ],
  ],
  [
    partyBare,
    [
      'Berit Ek (S) och Nils Or (M) deltog. Yrkande från [M] och [S] den 3 maj.',
      'Berit Ek (S), Nils Or (M) och Eva Fur (KD). Ledamöterna från [M], [S] och [KD] avstår.',
      'Berit Ek (S) och Nils Or (M). Storlek M räcker.',
      'Yrkande från M den 3 maj.',
      'Berit Ek (S) deltog. Skrivelse från S den 3 maj.',
    ],
  ],
  [
    bodyWord,
    [
      '[Miljönämnden] beslutar att avslå ansökan.',
      'Ärendet går till [barn- och utbildningsnämnden] och [kommunstyrelsen].',
      '[Kultur-, idrotts- och fritidsnämndens] ordförande hälsar välkommen.',
      'Enligt [Miljö och byggnadsnämnden] är allt klart.',
      '[Stadsbyggnadskontorets] förslag och [arbetsutskottets] beslut.',
      '[IT-sektionen] och [OD/RF-gruppen] har träffats.',
      'Vi hörde [Bygglovsenheten] och [festkommittén].',
      'Bygglovsenheten deltog.',
      'Anders och socialchefen tog upp saken med [vårdrådet].',
      'Nämnden, styrelsen och förvaltningen är eniga.',
      'Arbetsgruppen inom området når målgruppen i närområdet.',
      'Kommunalrådet och statsrådet möts i förrådet.',
      'Nätverket följer regelverket.',
      'Projektgruppen har lämnat huvudkontoret.',
    ],
  ],
  [
    civicBody,
    [
      'Berit Ek (S) valdes. Enligt [valberedningens] förslag.',
      'Valberedningen: Berit Ek och Nils Or.',
    ],
  ],
  [
    headForTheme,
    [
      '[Nämnden för odling] beslutar att avslå.',
      'Ansvarig är [staben för lokal odling] i länet.',
      '[Odlingsgrupp för frön lokala plantor samt bär och frukt] prioriterar frågan.',
      '[AU för vård och omsorg] får i uppdrag att återkomma.',
      'Det [lokala odlingsrådet för plantor] har möte.',
      'Frågan hanteras av [rådet för trygghet] och som tidigare av alla.',
      'En arbetsgrupp för frågan utsågs.',
      'En odlingsgrupp för bär bildas.',
      'Odlingsgruppen för synpunkter på planen.',
      'Samråd för ny väg pågår.',
      'Nämnden för tiden till och med maj.',
    ],
  ],
  [
    adjectiveHead,
    [
      '[Tekniska nämnden] och det [sociala utskottet] möts.',
      'I [gemensamma nämnden] finns en plats.',
      'Den nya nämnden tillträder och samma utskott bereder.',
    ],
  ],
  [
    shortCommittee,
    ['Rapport från [au] och [SN AU].', 'Frågan bereds i [AU E-odling].', 'Auktionen är klar.'],
  ],
  [
    headAndTheme,
    [
      '[Styrgrupp frö och planta] blir en del av detta.',
      'Ärendet går till [socialnämnd Norr] för yttrande.',
      'Målgrupp barn och unga.',
      'Det behövs en styrgrupp Väst för detta.',
    ],
  ],
  [
    municipality,
    [
      'Avtalet med [Kumla kommun] och [Upplands Väsby kommuns] skolor.',
      'Deltar gör [Granby kommun].',
      'I [Granby Stads] budget finns pengar.',
      'Marken ligger i {LOC:Kumla kommun} i öster.',
      'Denna kommun är stor, och varje kommun har en plan.',
    ],
  ],
  [
    regionBody,
    [
      '[Region Hallands län] och [region Skåne län] deltar.',
      '[Kommunförbundet i Hallands län] och [Länsstyrelsen i Skåne län] deltar.',
      'Varje region beslutar själv.',
      'Region och kommun är eniga.',
    ],
  ],
  [
    municipalitySeries,
    [
      'Parter är kommunerna [Ale], [Kumla] och [Vara].',
      'Kommunerna Alla och Ingen deltar.',
      'Vi besökte Ale, Kumla och Vara.',
    ],
  ],
  [
    formBefore,
    [
      'Avtal med [Stiftelsen Granen] och [Brf Tallen 3] finns.',
      'Via [Räddningstjänsten Norra Berg] och [AB Granbybostäder].',
      '[Samordningsförbundet i Granby] svarar. Föreningen i Granby också.',
      'Stiftelsen har ett avtal, och föreningen är nöjd.',
    ],
  ],
  [
    formAfter,
    [
      'Samtal med [Västra Granens vägförening] pågår.',
      '[Granby församling] bjuder in. Från [Nordholm vägförening] hörs inget.',
      'Ideell vägförening söks.',
      'Årsmöte [Nordholm vägförening]',
      '[Granbys hembygdsförening] bjuder in.',
      'Vår vägförening har möte.',
    ],
  ],
  [company, ['Avtal med [Granby Energi AB] och [Bygg & Mark AB].', 'Ett AB bildas av ägarna.']],
  [
    registered,
    [
      'Yttrande från [Trafikverket] och [Brottsförebyggande rådets] kansli.',
      'Avtal med [Handelsbanken], [Hyresgästföreningen] och [Svenska kyrkan].',
      'Anbud från [{PER:Peab Asfalt}] och {PER:Eva Fur}.',
      'Verket och banken har svarat.',
      'SCB nämns. Enligt [SCB] är det så.',
    ],
  ],
  [
    affiliation,
    [
      'Eva Fur, utvecklingsledare [Nya Vägar]',
      'Nils Or, folkhälsosamordnare [ÖKF]',
      'Verksamhetschef HR',
      'Mötesledare {PER:Eva Fur}',
      'Utvecklingsledare odling',
    ],
  ],
];

describe.each(TABLES)('$name', (rule, rows) => {
  it.each(rows)('%s', async (row) => {
    expect(await proposedBy(rule, row)).toBe(expected(row));
  });
});

const DOCUMENTS: readonly (readonly [Rule, string, string])[] = [
  [
    titleBody,
    'the title and the definite of its head',
    'Protokoll [Granbygruppen] 2024-03-01\n\nNärvarande: Eva Fur\n\n[Granbygruppen] beslutade.',
  ],
  [
    titleBody,
    'another hyphen, another case, the genitive',
    'Protokoll [Bygde-nära odling] 2024-03-01\n\n1. Start\n\nInom [bygdenära odlings] möte.',
  ],
  [
    titleBody,
    'an indefinite title',
    '[Odlingsgrupp], minnesanteckningar 240301\n\nFrågan tas av [odlingsgruppen] i maj.',
  ],
  [
    titleBody,
    'words of the meeting are no part of it',
    'Protokoll fört vid årsmöte med [Granens vägförening] den 3 maj\n\nMötet öppnas.',
  ],
  [
    titleBody,
    'on the line below',
    'Mötesprotokoll\n[Granby kod]\n2024-03-01\n\nKallade\nEva Fur\n\n[Granby kods] vänner.',
  ],
  [titleBody, 'a field below', 'Protokoll\nKallade ledamöter: Eva Fur\n\nKallade ledamöter kom.'],
  [titleBody, 'a label below', 'Protokoll\nPlats och tid: Granrummet\n\nPlats och tid gäller.'],
  [
    titleBody,
    'in the genitive before the meeting',
    'Protokoll fört vid [Granens] vårmöte 2020\n\n1. Start\n\nVi i [Granen] hälsar alla.',
  ],
  [titleBody, 'no body in the title', 'Protokoll styrelsemöte 7\n\nStyrelsen beslutade.'],
  [
    department,
    'a field of the head',
    'Tjänsteställe\n[Vård och vila]\n\nInsatser leds av [vård och vila] och andra.',
  ],
  [
    department,
    'after its head',
    'Förvaltningen för [Lokal odling]\n\nOmråden inom [lokal odling] deltar.',
  ],
  [
    department,
    'joined after a preposition, later in lower case',
    'Arbetet inom [Vård och vila] fortsätter. Det är [vård och vila] som leder.',
  ],
  [
    department,
    'a field of policy in small letters',
    'Arbetet inom [Vård och omsorg] fortsätter. Inom vård och omsorg finns mycket.',
  ],
  [department, 'a name and what follows', 'Det finns hos Trafikverket och andra.'],
  [department, 'plain nouns', 'Arbetet inom vård och vila fortsätter.'],
  [
    acronym,
    'defined in parentheses',
    '{ORG:Odlarnas riksförbund} ([OdR]) svarar. Enligt [OdR:s] yttrande.',
  ],
  [acronym, 'initials', '{ORG:Odlarnas och Fiskarnas Råd} svarar. Se [OFR] och RUS.'],
  [acronym, 'a person in parentheses', '{ORG:Granen} (Miranda) svarar.'],
  [
    membership,
    'who belongs to it, everywhere',
    'Vi är medlemmar i [Granix]. Sedan har [Granix] svarat, {PER:Granix Fur} inte.',
  ],
  [
    membership,
    'without its kind',
    'Datorföreningen [Granverken] har möte. [Granverkens] ordförande talar.',
  ],
  [membership, 'places and persons', 'Medlemmar i Kumla och Abbekås. Medlem i Eva Furs kör.'],
  [sameOrganisation, 'the genitive of a name', '{ORG:Granbo} svarar. Se [Granbos] svar.'],
  [sameOrganisation, 'a place is more than its municipality', '{ORG:Kumla} säger ja. Kumlas hus.'],
];

describe('across a document', () => {
  const rows = DOCUMENTS.map(([rule, what, row]) => [rule.name, what, rule, row] as const);
  it.each(rows)('%s: %s', async (_name, _what, rule, row) => {
    expect(await proposedBy(rule, row)).toBe(expected(row));
  });
});
