import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/formats/html.ts';
import { LIMITS, places, shown } from '../../support/reading.ts';

const read = async (markup: string | Uint8Array, limits = LIMITS) =>
  await readHtml(typeof markup === 'string' ? Buffer.from(markup) : markup, limits);

describe('the text of a page', () => {
  it.each<[string, string, string]>([
    ['paragraphs stand apart', '<p>Ett.</p><p>Två.</p>', 'Ett.\n\nTvå.'],
    ['unclosed ones too', '<p>Ett.<p>Två.', 'Ett.\n\nTvå.'],
    ['white space is one blank', '<p>\n  Ada\n  <b>Ek</b>\n kom </p>', 'Ada Ek kom'],
    ['words side by side stay so', '<p>Ada<b>Ek</b></p>', 'AdaEk'],
    ['a break ends a line', '<p>Ett<br>\n två</p>', 'Ett\ntvå'],
    ['what is preformatted keeps its lines', '<pre>Tid   09\nPlats  A</pre>', 'Tid   09\nPlats  A'],
    ['signs have names', '<p>5 &lt; 6 &amp; &aring;&nbsp;&#246;</p>', '5 < 6 & å\u00a0ö'],
    ['titles have their level', '<h1>Protokoll</h1><h3>Beslut</h3>', '<1>Protokoll\n\n<3>Beslut'],
    [
      'what is struck out is marked, whatever strikes it',
      '<p>Ada, <s>Bo</s>, <del>Eva</del>, <strike>Per</strike> och <span style="text-decoration: line-through">Åsa</span> kom</p>',
      'Ada, ~~Bo~~, ~~Eva~~, ~~Per~~ och ~~Åsa~~ kom',
    ],
    [
      'scripts, styles, menus, heads and what is hidden are no text',
      '<html><head><title>Sida</title></head><body><nav>Meny</nav><script>x = "<p>"</script><style>p{}</style><p hidden>A</p><p style="display:none">B <b>C</b></p><p aria-hidden="true">D</p><p>Ett.</p></body></html>',
      'Ett.',
    ],
    [
      'what is void in a hidden part hides no more',
      '<div hidden><br><img>x</div><p>Ett.</p>',
      'Ett.',
    ],
    ['comments are no text', '<!-- <p>Nej</p> --><p>Ett.</p>', 'Ett.'],
    ['lists have marks', '<ul><li>Ett</li><li>Två</li></ul>', '- Ett\n- Två'],
    [
      'numbers as they are printed',
      '<ol start="3"><li>Ett</li><li value="9">Två</li></ol><ol type="a"><li>A</li></ol><ol type="I" reversed start="4"><li>B</li><li>C</li></ol>',
      '3. Ett\n9. Två\n\na. A\n\nIV. B\nIII. C',
    ],
    [
      'lists in lists',
      '<ul><li>Ett<ol><li>A</li><li>B</li></ol></li><li>Två</li></ul>',
      '- Ett\n  1. A\n  2. B\n- Två',
    ],
    [
      'an entry may hold paragraphs',
      '<ul><li><p>Ett</p></li><li><p>Två</p></li></ul>',
      '- Ett\n- Två',
    ],
    [
      'tables have rows',
      '<table><thead><tr><th>Namn<th>Parti</thead><tr><td>Ada<br>Bo<td>S<br>M</table>',
      'Namn\tParti\nAda\tS\nBo\tM',
    ],
    [
      'tables for layout have paragraphs',
      '<table><tr><td><h2>Val</h2><p>Vi valde.</p></td><td>Åt höger</td></tr></table>',
      '<2>Val\n\nVi valde.\n\nÅt höger',
    ],
    [
      'lines of a mail are lines, its empty ones gaps',
      '<div>Närvarande:</div><div>Ada</div><div>Bo</div><div><br></div><div>Ett.</div><p>&nbsp;</p><div>Två.</div>',
      'Närvarande:\nAda\nBo\n\nEtt.\n\nTvå.',
    ],
    ['controls and other line ends are blanks or nothing', '<p>a\u2028b\u0001c</p>', 'a bc'],
    ['an entry without a list', '<li>Ett', '- Ett'],
    ['ends that nothing began', '</table></td></p>Ett</li></ul></h1>', 'Ett'],
  ])('%s', async (_name, markup, expected) => {
    expect(shown(await read(markup))).toBe(expected);
  });

  it('what stands around words is no part of them', async () => {
    const reading = await read(
      '<ol><li>Ett</li></ol><p>Två <i>tre</i></p><table><tr><td>A<td>B</table>',
    );
    expect(places(reading)).toEqual(['1:Ett', '2:Två tre', '3:A', '3:B']);
  });
});

describe('encodings of a page', () => {
  const page = (meta: string): string =>
    `<html><head>${meta}</head><body>Åsa – kl. 9</body></html>`;
  it.each<[string, Uint8Array]>([
    ['UTF-8 that says nothing', Buffer.from(page(''))],
    ['UTF-8 that says so', Buffer.from(page('<meta charset="utf-8">'))],
    ['windows-1252 that says nothing', iconv.encode(page(''), 'windows-1252')],
    [
      'windows-1252 that says Latin 1',
      iconv.encode(
        page('<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">'),
        'windows-1252',
      ),
    ],
    ['windows-1252 that says UTF-8', iconv.encode(page('<meta charset=utf-8>'), 'windows-1252')],
    ['the Macintosh', iconv.encode(page('<meta charset="macintosh">'), 'macintosh')],
    [
      'UTF-16 with a mark',
      iconv.encode(page('<meta charset="utf-8">'), 'utf-16le', { addBOM: true }),
    ],
    ['a name that nobody knows', Buffer.from(page('<meta charset="klingon">'))],
  ])('%s', async (_name, bytes) => {
    expect((await read(bytes)).text).toBe('Åsa – kl. 9\n');
  });
});

describe('pages that are made to break readers', () => {
  it('tables in tables without end are refused', async () => {
    const markup = '<table><tr><td>'.repeat(10_000);
    await expect(read(markup)).rejects.toMatchObject({ code: 'too-deep' });
  });

  it('elements in elements are read, but not without end', async () => {
    const markup = (depth: number): string => `${'<div><ul><li>'.repeat(depth)}Ett`;
    expect((await read(markup(1000))).text.trim()).toBe('- Ett');
    await expect(read(markup(2000))).rejects.toMatchObject({ code: 'too-deep' });
  });

  it('more text than allowed is refused', async () => {
    const limits = { ...LIMITS, maxChars: 1000 };
    await expect(read('<p>Ett. '.repeat(400), limits)).rejects.toMatchObject({ code: 'too-long' });
  });
});
