const CONTROL = /\p{Cc}/u;
const CONTROLS = /\p{Cc}/gu;

/**
 * An id of a record, case or customer as it is stored: control characters, which no source means, are `\uFFFD`. Nothing of
 * our own that stands beside ids (separators, what stands in place of erased customers) can then be told by a source.
 */
export function plainId(id: string): string {
  // Every row of an import asks three times, and nearly no id has one.
  return CONTROL.test(id) ? id.replace(CONTROLS, '\uFFFD') : id;
}
