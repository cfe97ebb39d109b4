import { createHash, randomBytes } from 'node:crypto';

/** Chance, passed in so that tests can repeat it: that many random bytes. */
export type Chance = (bytes: number) => Uint8Array;

export const realChance: Chance = (bytes) => randomBytes(bytes);

/** A new secret of 256 bits, in letters that stand in addresses and headers as they are. */
export function newToken(chance: Chance): string {
  return Buffer.from(chance(32)).toString('base64url');
}

/** A short name for a row, which is no secret. */
export function newId(chance: Chance): string {
  return Buffer.from(chance(9)).toString('base64url');
}

/** What is stored of a secret of 256 bits: nobody can guess it back. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
