/** True for what a source may be called: the server takes no other sign. */
export function isSourceName(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,59}$/.test(text);
}
