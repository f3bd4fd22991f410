/** Record → record: every confidence becomes the share of such facts that turned out right. */
import { type Calibration, calibrated, type LayerCalibration } from './calibration.ts';
import type { MinutesRecord } from './record.ts';
import type { Evidence } from './types.ts';

/** Restates how sure each fact is; layers that were never counted keep what they were scored. */
export function calibrate(record: MinutesRecord, calibration: Calibration): MinutesRecord {
  const { meeting } = record;
  const { people, organisations, places, decisions, deadlines, actions, meetings } = calibration;
  const evidence = Object.entries(meeting.evidence).map(([field, found]) => [
    field,
    restated(calibration.fields)(found),
  ]);
  return {
    ...record,
    meeting: {
      ...meeting,
      evidence: Object.fromEntries(evidence),
      next: meeting.next.map(restated(meetings)),
    },
    attendance: record.attendance.map(restated(calibration.attendance)),
    agenda: record.agenda.map(restated(calibration.agenda)),
    people: record.people.map(named(people)),
    organisations: record.organisations.map(named(organisations)),
    places: record.places.map(named(places)),
    decisions: record.decisions.map(restated(decisions)),
    deadlines: record.deadlines.map(restated(deadlines)),
    actions: record.actions.map(restated(actions)),
    meetings: record.meetings.map(restated(meetings)),
  };
}

function restated(layer: LayerCalibration | undefined) {
  return <T extends Evidence>(fact: T): T => ({
    ...fact,
    confidence: calibrated(layer, fact.by, fact.confidence),
  });
}

function named(layer: LayerCalibration | undefined) {
  return <M extends Evidence, T extends { mentions: M[] }>(entity: T): T => ({
    ...entity,
    mentions: entity.mentions.map((mention) => restated(layer)(mention)),
  });
}
