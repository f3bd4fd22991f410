/** Times by which something must be done. */
import type { Row } from '../shown.ts';

export const deadlines: Readonly<Record<string, readonly Row[]>> = {
  'counted from a meeting': [
    ['Protokollet ska finnas hos Eva «senast två veckor efter stämman».', '2024-03-15'],
    [
      'Nästa möte är ‹den 11 april›. Underlag ska skickas «senast två dagar före».',
      '2024-04-11',
      '2024-04-09',
    ],
    [
      'Styrelsen uppmanar bolaget att redovisa planen «vid nämndens sammanträde den 15 maj».',
      '2024-05-15',
    ],
    ['Styrelsen ska redovisa kostnaden «till höstmötet».', '-'],
    ['Styrelsen ska redovisa kostnaden «vid höstmötet».', '-'],
    ['Gruppen redovisar «på novembermötet».', '-'],
  ],
  'as soon as may be': [
    ['Kansliet skickar protokollet «snarast».', '-'],
    ['=> Bo: boka lokalen, «omgående»', '-'],
    ['Arkivet tar fram ett förslag och skickar runt det «så fort det går».', '-'],
    ['Berit svarar «så snart som möjligt».', '-'],
    ['Vad\tVem\tNär\nSponsorlista\tBo\t«snarast»', '-'],
  ],
  'senast, före, inom': [
    ['Svar ska lämnas «senast den 14 mars».', '2024-03-14'],
    ['Ansökan görs «senast 31/3».', '2024-03-31'],
    [
      'Förvaltningen ska «senast den 30 juni 2024» lämna en redovisning till nämnden.',
      '2024-06-30',
    ],
    ['Alla synpunkter mejlas «senast på tisdag».', '2024-03-05'],
    ['Planen ska vara färdig «före årsskiftet».', '2024-12-31'],
    ['Vi behöver underlaget «innan den 5 april».', '2024-04-05'],
    ['Beslut om bidrag fattas «före sommaren».', '2024-05-31'],
    ['Sekreteraren skickar kallelsen «inom två veckor».', '2024-03-15'],
    ['Maten ska vara på plats «senast kl 17».', '-'],
    ['Lokalen måste bokas «senast mitten av april».', '2024-04-20'],
    ['Rapporten lämnas «senast utgången av maj».', '2024-05-31'],
  ],
  'still due beside a verb of the past': [
    ['Ett villkor är att intyg har kommit in «senast den 15 maj 2024».', '2024-05-15'],
    ['Rätten har begärt yttrande «senast den 9 april».', '2024-04-09'],
    ['Anmälan görs av var och en «senast 31 mars».', '2024-03-31'],
  ],
  'a word that says deadline': [
    ['Deadline «25/4».', '2024-04-25'],
    ['Affischer, hård deadline «24 april».', '2024-04-24'],
    ['Inlämningsdeadline «8 mars»', '2024-03-08'],
    ['Sista dag för anmälan är «den 12 april».', '2024-04-12'],
    ['Sista svarsdag är «den 3 maj».', '2024-05-03'],
    ['«Den 15 mars» är deadline för motioner.', '2024-03-15'],
    ['Skyltarna ska vara klara «den 20 mars».', '2024-03-20'],
  ],
  'a matter put off': [
    ['Ärendet bordläggs «till oktober».', '2024-10-31'],
    ['Ärendet bordläggs «till sammanträdet den 15 maj 2024».', '2024-05-15'],
    ['Punkten bordläggs «till nästa möte».', '-'],
    ['Frågan skjuts upp «till nästa sammanträde».', '-'],
    ['Vi tar upp frågan «på nästa möte».', '-'],
  ],
  'till and fram till': [
    ['Ansökan är öppen «till och med den 3 maj».', '2024-05-03'],
    ['Nya rutiner «till nästa möte».', '-'],
    [
      'Arbetet bedrivs under perioden «maj 2024 till september 2024» då en redovisning ska ske.',
      '2024-09-30',
    ],
    ['Berit tar fram ett förslag «till nästa möte».', '-'],
    ['Ett utkast tas fram «till arbetsgruppsmötet den 5 juni».', '2024-06-05'],
    ['Skriv ihop en text «till på torsdag».', '2024-03-07'],
    ['Verksamhetsplanen ska vara klar «till årsmötet».', '-'],
    ['Det går att lämna synpunkter «fram till i slutet av april».', '2024-04-30'],
    [
      'Nämnden får i uppdrag att «till och med den 31 december 2024» samordna arbetet.',
      '2024-12-31',
    ],
  ],
  inför: [
    ['Action points «inför nästa möte»', '-'],
    ['Alla läser igenom förslaget «inför nästa möte».', '-'],
    ['Planen ska fastställas «inför 2025».', '2025-12-31'],
    ['Valberedningen ska kontakta kandidaterna «inför stämman».', '-'],
  ],
  'who must, and who does': [
    ['Verket ska «under 2025» påbörja arbetet.', '2025-12-31'],
    ['Pengarna ska finnas på kontot «den 22 maj».', '2024-05-22'],
    ['En ny ordning ska finnas «i oktober».', '2024-10-31'],
    ['- Facebookevent @Agnes «söndag»', '2024-03-03'],
    ['Att göra\n\n- Plakat «på lördag»', '2024-03-02'],
    ['«Nästa möte» ska vi bestämma plats.', '-'],
    ['Delrapporten ska redovisas «den 3 maj».', '2024-05-03'],
    ['Budgeten måste skickas in «i oktober».', '2024-10-31'],
    ['Bolaget återkommer till styrelsen «kvartal 3 2024».', '2024-09-30'],
    ['En slutrapport kommer «vid halvårsskiftet».', '2024-06-30'],
    ['Frågan diskuteras «vid nästa chefsgrupp».', '-'],
    ['Berit mejlar leverantören «i morgon».', '2024-03-02'],
    ['Återrapportering ska ske «i oktober 2024».', '2024-10-31'],
    ['Kassören betalar fakturan «på måndag».', '2024-03-04'],
    ['«Nästa gång» går vi igenom listan tillsammans.', '-'],
  ],
  'more than one in a sentence': [
    [
      'Verket ska «senast den 1 april 2024» lämna en delrapport och «senast den 1 oktober 2024» en slutrapport.',
      '2024-04-01',
      '2024-10-01',
    ],
    [
      'Det går att svara «fram till i slutet av april», då svaren ska skickas in «senast den 30 april».',
      '2024-04-30',
      '2024-04-30',
    ],
  ],
  pointers: [
    ['‹Den 10 april› hålls stämman. Vad behöver vi göra «innan dess»?', '2024-04-10', '2024-04-10'],
    [
      'Medlen ska betalas tillbaka «senast den 15 mars». «Vid samma tidpunkt» ska en redovisning lämnas.',
      '2024-03-15',
      '2024-03-15',
    ],
  ],
  'the next meeting that the document announces': [
    [
      'Berit tar fram ett förslag «till nästa möte».\n\nNästa möte: ‹fredag 8/3 kl. 08–09›',
      '2024-03-08',
      '2024-03-08',
    ],
    [
      'Kassören ska presentera bokslutet «till höstmötet».\n\nHöstmötet hålls ‹den 9 oktober›.',
      '2024-10-09',
      '2024-10-09',
    ],
  ],
};
