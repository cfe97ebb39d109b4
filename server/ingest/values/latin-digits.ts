/** A text with Arabic-Indic and Persian digits written as Latin ones. */
export function latinDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}
