/** Rows for a case system: each decision with its case number and the words that prove it. */
import { analyse, type MinutesRecord } from 'klubbslag';

interface CaseRow {
  readonly caseNumber: string | null;
  readonly decided: string | null;
  readonly kind: MinutesRecord['decisions'][number]['kind'];
  readonly quote: string;
  /** Of a hundred such facts so many were right. */
  readonly sure: number;
}

const CASE_NUMBER = /\b[A-ZÅÄÖ]{2,4} ?\d{4}[-/:]\d+/u;

function rowsOf({ text, meeting, agenda, decisions }: MinutesRecord): CaseRow[] {
  return decisions.map(({ kind, span, agendaItem, confidence }) => {
    const item = agenda.find(({ id }) => id === agendaItem);
    const about = item === undefined ? '' : text.slice(item.span.start, item.span.end);
    return {
      caseNumber: CASE_NUMBER.exec(about)?.[0] ?? null,
      decided: meeting.date,
      kind,
      quote: text.slice(span.start, span.end),
      sure: Math.round(confidence * 100),
    };
  });
}

const record = await analyse(`Hamnnämnden i Lövåsen
Protokoll 2025-03-11

§ 12 Bygglov för brygga (HN 2025/31)

Hamnnämnden beslutar att avslå ansökan.
`);
console.log(JSON.stringify(rowsOf(record)));
