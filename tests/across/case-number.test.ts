/** Case numbers as authorities write them, made comparable. */
import { expect, it } from 'vitest';
import { caseNumbersIn } from '../../pipeline/across/case-number.ts';

it.each<[string, ...string[]]>([
  ['§ 9 Avtal Dnr SN 24/0031', 'SN-2024-31'],
  ['Ärendenummer SLK-2023-01047', 'SLK-2023-1047'],
  ['Diarienummer: KFN-2026-00031', 'KFN-2026-31'],
  ['Diarienummer: Ju2025/00775', 'JU-2025-775'],
  ['dnr 2026.115 TEN, om buss', 'TEN-2026-115'],
  ['Budget (KS 2024/88)', 'KS-2024-88'],
  ['KS/2024:123 och KS 2024/123', 'KS-2024-123'],
  ['dnr 2024/7', '2024-7'],
  ['Mål 318-24'],
  ['den 12 mars 2024, kl. 10:15'],
  ['PRISLISTA 2024'],
  ['tre av 12/13 ledamöter'],
  ['protokoll 2024-03-12'],
  ['Hus B2 12/2024'],
])('%s', (text, ...numbers) => {
  expect(caseNumbersIn(text)).toEqual(numbers);
});
