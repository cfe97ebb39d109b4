// Writes the request file's rows in the other formats: the same cells, empty ones left out.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** The lines of a CSV without quotes, as lists of cells; the header first. */
async function* linesOf(csv) {
  for await (const line of createInterface({ input: createReadStream(csv) })) yield line.split(',');
}

async function* objectsOf(csv) {
  let names = null;
  for await (const cells of linesOf(csv)) {
    if (names === null) names = cells;
    else {
      const filled = cells.flatMap((cell, i) => (cell === '' ? [] : [[names[i], cell]]));
      yield JSON.stringify(Object.fromEntries(filled));
    }
  }
}

async function* ndjson(csv) {
  for await (const object of objectsOf(csv)) yield `${object}\n`;
}

async function* json(csv) {
  let before = '[';
  for await (const object of objectsOf(csv)) {
    yield before + object;
    before = ',\n';
  }
  yield ']';
}

const column = (i) => String.fromCharCode(65 + i);

async function* sheet(csv) {
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  let row = 0;
  for await (const cells of linesOf(csv)) {
    row++;
    const filled = cells.map((cell, i) =>
      cell === '' ? '' : `<c r="${column(i)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`,
    );
    yield `<row r="${row}">${filled.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relation = (type, target) =>
  `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

const parts = (csv) => [
  ['_rels/.rels', [relation('officeDocument', 'xl/workbook.xml')]],
  ['xl/_rels/workbook.xml.rels', [relation('worksheet', 'worksheets/sheet1.xml')]],
  [
    'xl/workbook.xml',
    [
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Requests" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
  ],
  ['xl/worksheets/sheet1.xml', sheet(csv)],
];

/** A ZIP archive written as a stream (APPNOTE.TXT 4.3): the sizes of a part follow it. */
async function xlsx(csv, file) {
  const out = createWriteStream(file);
  let at = 0;
  const write = async (bytes) => {
    at += bytes.length;
    if (!out.write(bytes)) await once(out, 'drain');
  };
  const directory = [];
  for (const [name, content] of parts(csv)) {
    const from = at;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 2); // sizes follow
    facts.writeUInt16LE(8, 4); // deflated
    facts.writeUInt16LE(name.length, 22);
    await write(Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name)]));
    let crc = 0;
    let size = 0;
    const begun = at;
    const measured = new Transform({
      transform(chunk, _encoding, done) {
        crc = crc32(chunk, crc);
        size += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(
      Readable.from(content),
      measured,
      createDeflateRaw({ level: 1 }),
      async (packed) => {
        for await (const bytes of packed) await write(bytes);
      },
    );
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(at - begun, 14);
    facts.writeUInt32LE(size, 18);
    await write(Buffer.concat([Buffer.from('PK\x07\x08'), facts.subarray(10, 22)]));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(from, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, Buffer.from(name));
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  await write(Buffer.concat([list, end]));
  out.end();
  await once(out, 'finish');
}

/** Writes the rows of a CSV as `ndjson`, `json` or `xlsx`. */
export async function writeAs(format, csv, file) {
  if (format === 'xlsx') return xlsx(csv, file);
  const text = format === 'json' ? json(csv) : ndjson(csv);
  return pipeline(Readable.from(text), createWriteStream(file));
}
