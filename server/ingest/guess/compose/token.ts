const LONGEST = 40;

/** A header as a short token of a mapping; `otherwise` where it has no Latin letter. */
export function token(header: string, otherwise: string): string {
  const latin = header
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replaceAll(/-+$/g, '');
  return /[a-z]/.test(latin) ? latin : otherwise.toLowerCase();
}

/** The token, with a number behind it when it is taken. */
export function unusedToken(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const next = `${wanted}-${n}`;
    if (!taken.includes(next)) return next;
  }
}
