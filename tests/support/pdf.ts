/** Writes small PDF files: pages with text at places, in Helvetica, and pictures. */
import iconv from 'iconv-lite';

/** Text on a page: `x` and `y` (of the baseline) in points from the upper left corner. */
export interface Printed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** 11 unless given. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Degrees counter-clockwise. */
  readonly turned?: number;
}

/** A picture in shades of grey, row by row from the top. */
export interface Shown {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Its place in points, from the upper left corner. */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface PdfPage {
  readonly printed?: readonly Printed[];
  readonly shown?: readonly Shown[];
  /** Degrees clockwise by which viewers turn it. */
  readonly rotate?: number;
  /** The visible part: left, bottom, right, top in points from the lower left corner. */
  readonly crop?: readonly [number, number, number, number];
  /** More drawing commands, deflated. */
  readonly deflated?: Uint8Array;
}

/** A4 in points. */
export const PAPER = { width: 595, height: 842 };

/** The bytes of a PDF. `trailer` goes into its trailer: '/Encrypt …'. */
export function pdf(pages: readonly PdfPage[], trailer = ''): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: Buffer | string): number => objects.push(Buffer.from(body));
  const [catalog, tree] = [add(''), add('')];
  const fonts = ['Helvetica', 'Helvetica-Bold'].map((name) =>
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`),
  );
  const kids = pages.map((page) => {
    const pictures = (page.shown ?? []).map((one) => add(pictureObject(one)));
    const content = [add(stream('', contentOf(page)))];
    if (page.deflated) content.push(add(stream('/Filter /FlateDecode', page.deflated)));
    const box = page.crop ? `/CropBox [${page.crop.join(' ')}]` : '';
    const named = pictures.map((id, index) => `/I${index} ${id} 0 R`).join(' ');
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] ${box} ` +
        `/Rotate ${page.rotate ?? 0} /Contents [${content.map((id) => `${id} 0 R`).join(' ')}] /Resources << ` +
        `/Font << /F0 ${fonts[0]} 0 R /F1 ${fonts[1]} 0 R >> /XObject << ${named} >> >> >>`,
    );
  });
  objects[catalog - 1] = Buffer.from(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const list = kids.map((id) => `${id} 0 R`).join(' ');
  objects[tree - 1] = Buffer.from(`<< /Type /Pages /Count ${kids.length} /Kids [${list}] >>`);
  return file(objects, `/Root ${catalog} 0 R ${trailer}`);
}

function file(objects: readonly Buffer[], trailer: string): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n')];
  let at = parts[0]?.length ?? 0;
  const places: number[] = [];
  objects.forEach((body, index) => {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('\nendobj\n'),
    ]);
    places.push(at);
    at += part.length;
    parts.push(part);
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${trailer} >>\n` +
        `startxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function stream(dictionary: string, bytes: Uint8Array): Buffer {
  const head = Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`);
  return Buffer.concat([head, bytes, Buffer.from('\nendstream')]);
}

function pictureObject({ width, height, grey }: Shown): Buffer {
  const of = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;
  return stream(`${of} /ColorSpace /DeviceGray /BitsPerComponent 8`, grey);
}

function contentOf({ printed = [], shown = [] }: PdfPage): Uint8Array {
  const texts = printed.map(({ text, x, y, size = 11, bold = false, turned = 0 }) => {
    const angle = (turned * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
    const matrix = `${cos} ${sin} ${-sin} ${cos} ${x} ${PAPER.height - y}`;
    const escaped = text.replace(/[\\()]/gu, (one) => `\\${one}`);
    return `BT /F${bold ? 1 : 0} ${size} Tf ${matrix} Tm (${escaped}) Tj ET`;
  });
  const pictures = shown.map(({ box }, index) => {
    const y = PAPER.height - box.y - box.height;
    return `q ${box.width} 0 0 ${box.height} ${box.x} ${y} cm /I${index} Do Q`;
  });
  return iconv.encode([...pictures, ...texts].join('\n'), 'windows-1252');
}

/** Lines of print below each other from `y` on, all beginning at `x`. */
export function lines(
  texts: readonly string[],
  { x = 70, y = 100, leading = 14, ...type }: Partial<Printed> & { readonly leading?: number } = {},
): Printed[] {
  return texts.map((text, index) => ({ ...type, text, x, y: y + index * leading }));
}
