/** Whole PDF files, made by the tests' own writer, and what is read of them. */
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/formats/pdf/index.ts';
import { lines, PAPER, type PdfPage, pdf } from '../../../support/pdf.ts';

const LIMITS = { maxBytes: 10_000_000, maxPages: 100, maxChars: 1_000_000, maxSeconds: 20 };
const read = (pages: readonly PdfPage[]) => readPdf(pdf(pages), LIMITS);

const PROSE = [
  'Ordföranden hälsade alla välkomna till mötet och gick igenom dagordningen, som',
  'godkändes utan ändringar. Därefter berättade Åsa Öhrn om läget i de båda områden',
  'som gruppen har ansvar för och om hur arbetet med ärendena går vidare under våren.',
];

describe('a PDF read', () => {
  it('is one line of text a line of print, with å, ä, ö and dashes', async () => {
    const { text, pages, notes } = await read([{ printed: lines([...PROSE, '– en dom, § 4']) }]);
    expect(text).toBe([...PROSE, '– en dom, § 4'].join('\n'));
    expect(pages).toBe(1);
    expect(notes).toEqual([]);
  });

  it('has an empty line between paragraphs and a form feed between pages', async () => {
    const printed = [...lines(PROSE), ...lines(PROSE, { y: 170 })];
    const { text } = await read([{ printed }, { printed: lines(PROSE) }]);
    const once = PROSE.join('\n');
    expect(text).toBe(`${once}\n\n${once}\f${once}`);
  });

  it('tells page and place of each line, in points from the upper left', async () => {
    const printed = lines(['Första raden', 'Andra raden'], {
      x: 70,
      y: 100,
      leading: 20,
      size: 10,
    });
    const { text, origins } = await read([{ printed: [] }, { printed }]);
    expect(origins.map(({ start, end, page }) => [text.slice(start, end), page])).toEqual([
      ['Första raden', 2],
      ['Andra raden', 2],
    ]);
    const [first, second] = origins.map(({ box }) => box);
    expect(first?.x).toBeCloseTo(70, 1);
    expect(first?.y).toBeGreaterThan(88);
    expect(first?.y).toBeLessThan(94);
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeGreaterThan(101);
    expect(first?.width).toBeGreaterThan(50);
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(20, 1);
  });

  it.each([0, 90, 180, 270])('reads a page that viewers turn by %i degrees', async (rotate) => {
    // Set so that it stands upright when the page is turned.
    const at = (x: number, y: number) => {
      if (rotate === 90) return { x: y, y: PAPER.height - x };
      if (rotate === 180) return { x: PAPER.width - x, y: PAPER.height - y };
      if (rotate === 270) return { x: PAPER.width - y, y: x };
      return { x, y };
    };
    const printed = PROSE.map((text, index) => ({
      text,
      ...at(70, 100 + 14 * index),
      turned: rotate,
    }));
    const { text, origins } = await read([{ printed, rotate }]);
    expect(text).toBe(PROSE.join('\n'));
    expect(origins[0]?.box?.x).toBeCloseTo(70, 0);
    expect(origins[0]?.box?.y).toBeGreaterThan(85);
    expect(origins[0]?.box?.y).toBeLessThan(95);
  });

  it('reads a page whose type is turned although it is not', async () => {
    const printed = PROSE.map((text, i) => ({ text, x: 100 + 14 * i, y: 700, turned: 90 }));
    const { text, origins } = await read([{ printed }]);
    expect(text).toBe(PROSE.join('\n'));
    expect(origins[0]?.box?.height).toBeGreaterThan(300);
    expect(origins[0]?.box?.width).toBeLessThan(20);
  });

  it('counts places from the corner of the visible part and leaves out what is not in it', async () => {
    const printed = [
      ...lines(['Synlig rad'], { x: 150, y: 200 }),
      ...lines(['Utanför'], { x: 150, y: 20 }),
    ];
    const { text, origins } = await read([{ printed, crop: [100, 0, 595, 742] }]);
    expect(text).toBe('Synlig rad');
    expect(origins[0]?.box?.x).toBeCloseTo(50, 1);
    expect(origins[0]?.box?.y).toBeGreaterThan(88);
    expect(origins[0]?.box?.y).toBeLessThan(94);
  });

  it('puts turned text aside, after the page, as furniture', async () => {
    const stamp = { text: 'INKOM 2024-03-12', x: 30, y: 600, turned: 90 };
    const { text, furniture } = await read([{ printed: [stamp, ...lines(PROSE)] }]);
    expect(text).toBe(`${PROSE.join('\n')}\n\nINKOM 2024-03-12`);
    expect(furniture.map(({ start, end }) => text.slice(start, end))).toEqual(['INKOM 2024-03-12']);
  });

  it('marks titles by their type and lists heads and feet', async () => {
    const page = (number: number): PdfPage => ({
      printed: [
        { text: 'Norrviks kommun', x: 70, y: 40, size: 9 },
        { text: `Sida ${number} (3)`, x: 480, y: 40, size: 9 },
        { text: `§ ${number} Budget`, x: 70, y: 100, size: 15 },
        ...lines(PROSE, { y: 130 }),
        { text: 'Beslut', x: 70, y: 190, bold: true },
        ...lines(['Nämnden godkänner förslaget.'], { y: 204 }),
        { text: 'Justerandes sign', x: 70, y: 800, size: 9 },
      ],
    });
    const { text, furniture, headings } = await read([page(1), page(2), page(3)]);
    const quoted = (span: { start: number; end: number }) => text.slice(span.start, span.end);
    expect(furniture.map(quoted)).toEqual([
      'Justerandes sign',
      'Norrviks kommun\tSida 2 (3)',
      'Justerandes sign',
      'Norrviks kommun\tSida 3 (3)',
      'Justerandes sign',
    ]);
    expect(headings.map(({ span, level }) => [quoted(span), level])).toEqual(
      [1, 2, 3].flatMap((n) => [
        [`§ ${n} Budget`, 1],
        ['Beslut', 2],
      ]),
    );
  });

  it('says which pages are scans, and that white ones are none', async () => {
    const shown = [
      { width: 300, height: 300, grey: new Uint8Array(90_000), box: { x: 0, y: 0, ...PAPER } },
    ];
    const scan: PdfPage = { shown };
    const typed: PdfPage = { printed: lines(PROSE) };
    const message = async (pages: readonly PdfPage[]) => (await read(pages)).notes;
    expect(await message([scan])).toEqual([
      { code: 'no-text', message: '1 page without text: needs OCR, run with --ocr (page 1)' },
    ]);
    expect(await message([typed, scan, scan, typed, scan])).toEqual([
      {
        code: 'no-text',
        message: '3 pages without text: needs OCR, run with --ocr (pages 2–3, 5)',
      },
    ]);
    expect(await message([typed, {}])).toEqual([]);
  });

  it('reads scans through OCR where it is given, with the places of their words', async () => {
    const box = { x: 50, y: 100, width: 300, height: 400 };
    const shown = [{ width: 600, height: 800, grey: new Uint8Array(480_000).fill(255), box }];
    const asked: number[] = [];
    const ocr = {
      read: async ({ width, height }: { width: number; height: number }) => {
        asked.push(width, height);
        const word = { y: 40, height: 20, width: 80 };
        return [
          { ...word, text: 'Närvarande', line: 0, x: 20 },
          { ...word, text: 'Åsa', line: 1, x: 20, y: 80 },
          { ...word, text: 'Öhrn', line: 1, x: 106, y: 80 },
        ];
      },
    };
    const { text, origins, notes } = await readPdf(pdf([{ shown }]), LIMITS, ocr);
    expect(asked).toEqual([600, 800]);
    expect(text).toBe('Närvarande\n\nÅsa Öhrn');
    expect(origins[1]?.box).toEqual({ x: 60, y: 140, width: 83, height: 10 });
    expect(notes).toEqual([{ code: 'ocr', message: '1 page read by OCR (page 1)' }]);
    const failing = { read: () => Promise.reject(new Error('tesseract failed (1)')) };
    expect((await readPdf(pdf([{ shown }]), LIMITS, failing)).notes).toEqual([
      { code: 'no-text', message: '1 page without text: tesseract failed (1) (page 1)' },
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  const whole = pdf([{ printed: lines(PROSE) }, { printed: lines(PROSE) }]);
  const ENCRYPT =
    `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> ` +
    `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`;

  it.each([
    ['encrypted', pdf([{ printed: lines(PROSE) }], ENCRYPT), LIMITS],
    ['damaged', new Uint8Array(0), LIMITS],
    ['damaged', new TextEncoder().encode('%PDF-1.4\n%%EOF\n'), LIMITS],
    ['too-large', whole, { ...LIMITS, maxBytes: whole.length - 1 }],
    ['too-many-pages', whole, { ...LIMITS, maxPages: 1 }],
    ['too-long', whole, { ...LIMITS, maxChars: PROSE.join('').length }],
    ['too-slow', whole, { ...LIMITS, maxSeconds: 0 }],
  ])('is %s', async (code, bytes, limits) => {
    await expect(readPdf(bytes, limits)).rejects.toMatchObject({ name: 'ProblemError', code });
  });

  it('is read up to the limit', async () => {
    const limits = {
      ...LIMITS,
      maxBytes: whole.length,
      maxPages: 2,
      maxChars: 2 * PROSE.join('').length,
    };
    expect((await readPdf(whole, limits)).pages).toBe(2);
  });

  it('is read without its end, with a note', async () => {
    const cut = whole.slice(0, -7);
    const { text, notes } = await readPdf(cut, LIMITS);
    expect(text).toContain(PROSE[0]);
    expect(notes.map(({ code }) => code)).toEqual(['no-end']);
  });
});
