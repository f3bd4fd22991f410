// The record of one text: who decided what, and what is due when.
import { analyse } from 'klubbslag';

const minutes = `Styrelsen för Hedby byalag
Protokoll 2025-03-11

Närvarande: Åsa Wahlén, ordförande, Bo Ek, sekreterare

§ 1 Bryggan
Styrelsen beslutar att laga bryggan.
Bo Ek tar in två offerter senast 30 april.
`;

const record = await analyse(minutes, { name: 'hedby-2025-03-11.txt' });

console.log(`${record.meeting.date} ${record.meeting.body}`);
for (const { kind, span } of record.decisions) {
  console.log(`${kind}: ${record.text.slice(span.start, span.end)}`);
}
for (const { date, responsible, text } of record.deadlines) {
  console.log(`due ${date?.to}: ${responsible.map((one) => one.text).join(', ')} (${text})`);
}
