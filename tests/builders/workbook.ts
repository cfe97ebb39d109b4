import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of these parts, as APPNOTE.TXT 4.3 describes it: local headers, directory, end record. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, nameBytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, nameBytes);
    files.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}

/** A cell: a text by its number among the shared ones, or the cell's own XML without its reference. */
export type SheetXml = {
  name: string;
  /** What stands inside of `<sheetData>`. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
};

export type WorkbookXml = {
  sheets: readonly SheetXml[];
  /** What stands inside of `<sst>`. */
  strings?: string;
  /** Format codes by the number of their style; style 0 has none. */
  formats?: readonly string[];
  is1904?: boolean;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook of these sheets: the parts that ECMA-376 asks for and nothing else. */
export function workbookParts(book: WorkbookXml): Record<string, string> {
  const { sheets, strings, formats = [], is1904 } = book;
  const relations = sheets.map(
    (_, i) => `<Relationship Id="r${i}" Type="${OFFICE}/worksheet" Target="worksheets/s${i}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="r${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats
      .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`)
      .join(
        '',
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  relations.push(`<Relationship Id="rs" Type="${OFFICE}/styles" Target="/xl/styles.xml"/>`);
  if (strings !== undefined) {
    relations.push(`<Relationship Id="rt" Type="${OFFICE}/sharedStrings" Target="texts.xml"/>`);
    parts['xl/texts.xml'] = `<sst xmlns="${MAIN}">${strings}</sst>`;
  }
  sheets.forEach(({ rows }, i) => {
    parts[`xl/worksheets/s${i}.xml`] =
      `<worksheet xmlns="${MAIN}"><cols/><sheetData>${rows}</sheetData></worksheet>`;
  });
  parts['xl/_rels/workbook.xml.rels'] =
    `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`;
  return parts;
}

export function workbookOf(book: WorkbookXml): Buffer {
  return zipOf(workbookParts(book));
}

/** Rows of texts as cells of their own, without references. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (cells) =>
        `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
