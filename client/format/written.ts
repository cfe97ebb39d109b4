/** A piece of a written value; a unit may be set smaller than its number. */
export type WrittenPart = { readonly kind: 'number' | 'unit'; readonly text: string };

/** A value as it is drawn and as it is spoken; `spoken` is null where the drawn text reads well aloud. */
export type Written = {
  readonly parts: readonly WrittenPart[];
  readonly text: string;
  readonly spoken: string | null;
};

export function written(parts: readonly WrittenPart[], spoken: string | null = null): Written {
  return { parts, text: parts.map((part) => part.text).join(''), spoken };
}

export function writtenNumber(text: string, spoken: string | null = null): Written {
  return written([{ kind: 'number', text }], spoken);
}
