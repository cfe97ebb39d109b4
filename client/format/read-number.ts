/**
 * A number as people write it in either script: digits of all three kinds, a point, comma or Arabic decimal mark before the
 * fraction, a sign. Null = it is none. Marks between thousands are not understood: they cannot be told from a decimal comma.
 */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
      String((digit.codePointAt(0) ?? 0) % 16),
    )
    .replaceAll(/[\u066b,]/g, '.')
    .replace(/^[\u2212\u200e\u200f\u061c]*[\u2212-]/, '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
