import { describe, expect, it } from 'vitest';
import { Flow } from '../../../src/formats/flow.ts';
import { type NumeralStyle, numeral } from '../../../src/formats/numerals.ts';
import { render } from '../../../src/formats/render.ts';
import { LIMITS, places, shown } from '../../support/reading.ts';

/** The reading of what `build` puts together. */
function built(build: (flow: Flow) => void) {
  const flow = new Flow(LIMITS);
  build(flow);
  return render(flow.finish());
}

function add(flow: Flow, ...texts: readonly string[]): void {
  for (const text of texts) {
    flow.open();
    flow.text(text);
    flow.close();
  }
}

describe('the text of a flow', () => {
  it('of nothing is nothing', () => {
    expect(built(() => undefined).text).toBe('');
    expect(built((flow) => add(flow, '', ' ')).text).toBe('');
  });

  it('quotes what its origins and marks say', () => {
    const reading = built((flow) => {
      flow.open({ level: 2, mark: '§ 3' });
      flow.text(' Val ');
      flow.text('av Bo', true);
      flow.open();
      flow.text('Ada\t');
      flow.text(' kom ', true);
      flow.text('\nsent ', true);
      flow.close();
    });
    expect(shown(reading)).toBe('<2>§ 3 Val ~~av Bo~~\n\nAda\t~~ kom\nsent~~');
    expect(places(reading)).toEqual(['1:Val av Bo', '2:Ada\t kom', '2:sent']);
    const [heading] = reading.headings;
    expect(reading.text.slice(heading?.span.start, heading?.span.end)).toBe('§ 3 Val av Bo');
  });

  it.each<[string, (flow: Flow) => void, string]>([
    [
      'two lists stand apart',
      (flow) => {
        for (const list of [1, 1, 2]) {
          flow.open({ mark: '-', place: { list, depth: 0 } });
          flow.text(`${list}`);
        }
      },
      '- 1\n- 1\n\n- 2',
    ],
    [
      'titles stand apart where empty paragraphs are the gaps, too',
      (flow) => {
        add(flow, 'Ett', '', 'Två', '', 'Tre', 'Fyra');
        flow.open({ level: 1 });
        flow.text('Titel');
        add(flow, 'Fem');
      },
      'Ett\n\nTvå\n\nTre\nFyra\n\n<1>Titel\n\nFem',
    ],
    [
      'a few empty paragraphs among many are only space',
      (flow) => add(flow, 'a', '', 'b', 'c', 'd', 'e', 'f', 'g', '', 'h'),
      'a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh',
    ],
    [
      'an empty table leaves no gap of its own',
      (flow) => {
        add(flow, 'a');
        flow.startTable();
        flow.startRow();
        flow.endTable();
        add(flow, 'b');
      },
      'a\n\nb',
    ],
    [
      'what is not closed is closed',
      (flow) => {
        flow.startTable();
        flow.startCell();
        flow.text('a');
        flow.startCell();
        flow.text('b');
      },
      'a\tb',
    ],
    ['ends that nothing began are none', (flow) => flow.endTable(), ''],
    [
      'text that has its lines keeps them',
      (flow) => flow.verbatim('\n\na  b \n\tc\r\n\r\n \n\nd\n'),
      'a  b\n\tc\n\nd',
    ],
  ])('%s', (_name, build, expected) => {
    expect(shown(built(build))).toBe(expected);
  });
});

describe('numerals', () => {
  it.each<[number, NumeralStyle, string]>([
    [3, '1', '3'],
    [1, 'a', 'a'],
    [26, 'a', 'z'],
    [27, 'a', 'aa'],
    [29, 'A', 'CC'],
    [4, 'i', 'iv'],
    [1994 - 1500, 'I', 'CDXCIV'],
    [0, 'i', '0'],
    [-2, 'a', '-2'],
    [9999, 'i', '9999'],
  ])('%i in %s is %s', (value, style, expected) => {
    expect(numeral(value, style)).toBe(expected);
  });
});
