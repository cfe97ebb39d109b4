const MEANT_BY_NOBODY = /[\p{Cc}\p{Cs}]/u;
const ALL_OF_THEM = /[\p{Cc}\p{Cs}]/gu;

/**
 * An id of a record, case or customer as it is stored: control characters and halves of characters, which no source means,
 * are `\uFFFD`. Nothing of our own that stands beside ids (separators, what stands in place of erased customers) can then be told by a
 * source, and an id that is read back from any store is the one that was written.
 */
export function plainId(id: string): string {
  // Every row of an import asks three times, and nearly no id has one.
  return MEANT_BY_NOBODY.test(id) ? id.replace(ALL_OF_THEM, '\uFFFD') : id;
}
