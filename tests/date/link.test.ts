import { describe, expect, it } from 'vitest';
import { classify } from '../../pipeline/classify/index.ts';
import { date } from '../../pipeline/date/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import { resolved } from '../support/build.ts';

describe('the deadline that a decision sets', () => {
  it('is linked to it, and no other is', async () => {
    const text =
      'Protokoll den 3 mars 2025\n\nStyrelsen gav {Rut Ek} i uppdrag att ta in offerter senast den 4 april 2025.\n\n' +
      'Dagordningen godkändes.\n\nRapporten ska skickas in senast den 5 maj 2025.';
    const { decisions, deadlines } = date(
      decide(await classify(resolved(text, 'Styrelsen'), null)),
    );
    expect(deadlines.map((d) => d.text)).toEqual([
      'senast den 4 april 2025',
      'senast den 5 maj 2025',
    ]);
    expect(decisions.map((d) => d.deadline)).toEqual([deadlines[0]?.id, null]);
  });
});
