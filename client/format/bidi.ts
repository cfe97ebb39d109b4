const LEFT_TO_RIGHT = '\u2066';
const BY_FIRST_STRONG = '\u2068';
const END = '\u2069';

/** For a technical token (code, id, phone number, version, range of signs) inside text of either direction. */
export function isolateLtr(token: string): string {
  return LEFT_TO_RIGHT + token + END;
}

/** A sentence for where no screen shows it, as in a cell of a file. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

/** For a name in an unknown script, so that it cannot reorder the sentence around it. */
export function isolate(name: string): string {
  return BY_FIRST_STRONG + name + END;
}
