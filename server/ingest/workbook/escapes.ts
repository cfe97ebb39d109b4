const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g;
const OWN_ESCAPE = /_x([0-9a-fA-F]{4})_/g;

/** Text with its escapes undone: those of XML, and the workbook's own for characters that XML cannot hold (`_x000D_`). */
export function unescaped(text: string): string {
  const plain = text.includes('&')
    ? text.replaceAll(REFERENCE, (all: string, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return ENTITIES.get(name) ?? all;
        return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
      })
    : text;
  if (!plain.includes('_x')) return plain;
  return plain.replaceAll(OWN_ESCAPE, (_, hex: string) => character(Number.parseInt(hex, 16)));
}

/** A store cannot hold NUL, nor half a pair: the sign for "unreadable" keeps their place. */
function character(code: number): string {
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? '\uFFFD' : String.fromCodePoint(code);
}
