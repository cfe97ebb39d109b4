import { detectEncoding } from '../encoding.ts';
import { unescaped } from './escapes.ts';
import { CLOSE, EMPTY, MALFORMED, OPEN, XmlWalker } from './xml.ts';

/** One tag of a small part: `parents` are the names of the elements around it. */
export type Element = { name: string; attributes: ReadonlyMap<string, string>; parents: string[] };

const DEEPEST = 100;

/** The elements of a small XML part in order; null when it is no XML (or one of a hundred levels). */
export function elementsOf(bytes: Buffer): Element[] | null {
  const { encoding, bomBytes } = detectEncoding(bytes.subarray(0, 1024), undefined);
  const walker = new XmlWalker();
  walker.buffer = encoding.startsWith('utf-16')
    ? Buffer.from(new TextDecoder(encoding).decode(bytes))
    : bytes.subarray(bomBytes);
  const elements: Element[] = [];
  const parents: string[] = [];
  for (;;) {
    const token = walker.next();
    if (token === MALFORMED || parents.length > DEEPEST) return null;
    if (token < 0) return parents.length === 0 && elements.length > 0 ? elements : null;
    if (token === CLOSE) parents.pop();
    if (token !== OPEN && token !== EMPTY) continue;
    const name = walker.buffer.toString('latin1', walker.nameStart, walker.nameEnd);
    elements.push({ name, attributes: attributesOf(walker), parents: [...parents] });
    if (token === OPEN) parents.push(name);
  }
}

function attributesOf(walker: XmlWalker): Map<string, string> {
  const attributes = new Map<string, string>();
  const { buffer } = walker;
  walker.attributes((nameStart, nameEnd, valueStart, valueEnd) => {
    const name = buffer.toString('latin1', nameStart, nameEnd);
    attributes.set(name, unescaped(buffer.toString('utf8', valueStart, valueEnd)));
  });
  return attributes;
}
