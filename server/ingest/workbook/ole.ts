import { rangeOf } from '../raw-bytes.ts';
import type { Input } from '../raw-bytes.ts';

const LOOKED_AT = 64 * 1024;

/** What a file in the container of old Office programs is: `locked` = a workbook behind a password, else its format. */
export async function oleFormat(input: Input): Promise<string> {
  const head = await rangeOf(input, { start: 0, end: LOOKED_AT });
  // The list of what is inside stands in a sector of its own, anywhere in the file.
  const sector = head.length >= 52 ? 2 ** Math.min(16, head.readUInt16LE(30)) : 512;
  const start = head.length >= 52 ? (head.readUInt32LE(48) + 1) * sector : 0;
  const list = await rangeOf(input, { start, end: start + LOOKED_AT });
  const has = (name: string): boolean => {
    const wanted = Buffer.from(name, 'utf16le');
    return list.includes(wanted) || head.includes(wanted);
  };
  if (has('EncryptedPackage')) return 'locked';
  if (has('WordDocument')) return 'DOC (Word 97–2003)';
  return has('Workbook') || has('Book') ? 'XLS (Excel 97–2003)' : 'OLE (Office 97–2003)';
}
