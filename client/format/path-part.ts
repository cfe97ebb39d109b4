/** A part that browsers would resolve, or that looks like one with our mark before it. */
const TAKEN = /^~*\.{1,2}$/;

/**
 * An id as one part of an address. Parts of one or two dots never reach a server, whatever they are escaped as, so they carry a
 * wave before them. Half a surrogate pair cannot be written at all.
 */
export function pathPart(id: string): string {
  const whole = id.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(TAKEN.test(whole) ? `~${whole}` : whole);
}

/** The id that a part of an address means; what cannot be read stands for itself. */
export function idOfPart(part: string): string {
  let id = part;
  try {
    id = decodeURIComponent(part);
  } catch {
    // Written by hand.
  }
  return /^~+\.{1,2}$/.test(id) ? id.slice(1) : id;
}
