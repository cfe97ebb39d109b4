import { AppError } from '../../domain/problem.ts';
import { inputName } from '../raw-bytes.ts';
import type { Input, UnpackLimits } from '../raw-bytes.ts';
import { elementsOf } from './elements.ts';
import type { Element } from './elements.ts';
import { readNumberStyles } from './number-styles.ts';
import type { Meaning } from './number-styles.ts';
import { SharedStrings } from './shared-strings.ts';
import { partBytes, readDirectory, wholePart } from './zip.ts';
import type { Part } from './zip.ts';

export type Sheet = { name: string; hidden: boolean; part: Part };

/** An opened workbook: its sheets in their order and what their cells refer to. */
export type Workbook = {
  sheets: readonly Sheet[];
  is1904: boolean;
  /** What each style makes of a number. */
  styles: readonly Meaning[];
  /** The XML of a sheet. */
  read(sheet: Sheet, onRead: (bytes: number) => void): AsyncGenerator<Buffer>;
  /** Texts that cells share; read when they are asked for the first time. */
  strings(): Promise<SharedStrings>;
};

const SMALL_PART = 32 * 2 ** 20;
/** Most bytes of the texts that cells share; their places are told in 32 bits. */
const STRINGS_LIMIT = 3 * 2 ** 30;

const OTHERS: readonly { part: string; format: string }[] = [
  { part: 'xl/workbook.bin', format: 'XLSB' },
  { part: 'word/document.xml', format: 'DOCX' },
  { part: 'ppt/presentation.xml', format: 'PPTX' },
  { part: 'content.xml', format: 'ODS / ODT' },
];

/**
 * Opens a workbook: its directory, its list of sheets, its number formats.
 * @throws AppError FILE_FORMAT for an archive that is no workbook, FILE_TRUNCATED, FILE_DAMAGED { path, part },
 * FILE_LOCKED, FILE_TOO_LARGE
 */
export async function openWorkbook(
  input: Input,
  size: number,
  limits: UnpackLimits,
  expected: string,
): Promise<Workbook> {
  const path = inputName(input);
  const parts = await readDirectory(input, size);
  const elements = async (part: Part): Promise<Element[]> => {
    const found = elementsOf(await wholePart(input, part, limits, SMALL_PART));
    if (!found) throw new AppError('FILE_DAMAGED', { path, part: part.name });
    return found;
  };
  const book = parts.get('xl/workbook.xml') ?? (await mainPart(parts, elements));
  if (!book) {
    const value = OTHERS.find(({ part }) => parts.has(part))?.format ?? 'ZIP';
    throw new AppError('FILE_FORMAT', { path, value, expected });
  }
  const folder = book.name.slice(0, book.name.lastIndexOf('/') + 1);
  const relationsPart = parts.get(
    `${folder}_rels/${book.name.slice(folder.length)}.rels`.toLowerCase(),
  );
  if (!relationsPart) throw new AppError('FILE_DAMAGED', { path, part: book.name });
  const relations = (await elements(relationsPart)).filter(({ name }) => name === 'Relationship');
  const target = ({ attributes }: Element): Part | undefined =>
    parts.get(resolved(folder, attributes.get('Target') ?? '').toLowerCase());
  const related = (kind: string): Part | undefined => {
    const found = relations.find(({ attributes }) => attributes.get('Type')?.endsWith(`/${kind}`));
    return found && target(found);
  };
  const bookElements = await elements(book);
  const sheets = bookElements.flatMap(({ name, attributes }) => {
    if (name !== 'sheet') return [];
    const id = [...attributes].find(([key]) => key.endsWith(':id'))?.[1];
    const relation = relations.find((one) => one.attributes.get('Id') === id);
    const part = relation?.attributes.get('Type')?.endsWith('/worksheet') ? target(relation) : null;
    const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
    return part ? [{ name: attributes.get('name') ?? '', hidden, part }] : [];
  });
  if (sheets.length === 0) throw new AppError('FILE_DAMAGED', { path, part: book.name });
  const properties = bookElements.find(({ name }) => name === 'workbookPr')?.attributes;
  const stylesPart = related('styles');
  const stringsPart = related('sharedStrings');
  let strings: Promise<SharedStrings> | null = null;
  return {
    sheets,
    is1904: ['1', 'true', 'on'].includes(properties?.get('date1904') ?? ''),
    styles: stylesPart ? readNumberStyles(await elements(stylesPart)) : [],
    read: (sheet, onRead) => partBytes(input, sheet.part, limits, onRead),
    strings: () => (strings ??= readStrings(input, stringsPart, limits)),
  };
}

/** The main part as the archive's own relations name it, for workbooks whose folders are called otherwise. */
async function mainPart(
  parts: ReadonlyMap<string, Part>,
  elements: (part: Part) => Promise<Element[]>,
): Promise<Part | undefined> {
  const relations = parts.get('_rels/.rels');
  if (!relations || OTHERS.some(({ part }) => parts.has(part))) return undefined;
  const main = (await elements(relations)).find(({ attributes }) =>
    attributes.get('Type')?.endsWith('/officeDocument'),
  );
  return main && parts.get(resolved('', main.attributes.get('Target') ?? '').toLowerCase());
}

/** A relation's target as a part's name: from the root, or from the folder of the part that has it. */
function resolved(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

async function readStrings(
  input: Input,
  part: Part | undefined,
  limits: UnpackLimits,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (!part) return strings;
  const path = inputName(input);
  for await (const chunk of partBytes(input, part, limits, () => undefined)) {
    if (!strings.push(chunk)) throw new AppError('FILE_DAMAGED', { path, part: part.name });
    if (strings.bytes > STRINGS_LIMIT) {
      throw new AppError('FILE_TOO_LARGE', { path, bytes: strings.bytes, limit: STRINGS_LIMIT });
    }
  }
  return strings;
}
