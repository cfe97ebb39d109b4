import { scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../domain/problem.ts';
import { isCommon } from './known-passwords.ts';
import type { Chance } from './tokens.ts';

/** What one hash costs: memory of 128 × `n` × `r` bytes, `p` times over. */
type Cost = { readonly n: number; readonly r: number; readonly p: number };

/** OWASP's password storage sheet: 32 MiB, three times. */
const COST: Cost = { n: 2 ** 15, r: 8, p: 3 };
const BYTES = 32;
/** Hashes computed at once; the others wait, so that sign-ins never take the machine. */
const AT_ONCE = 2;
/** Hashes that may wait for their turn: some seconds' work. Who comes when so many wait is sent away at once. */
const MOST_WAITING = 24;
/** When to come again, in seconds: by then those who wait have had their turn. */
const BUSY_SECONDS = 5;

const SHORTEST = 8;
const LONGEST = 256;

/** @throws AppError PASSWORD_WEAK { reason, limit } */
export async function checkPassword(password: string, email: string): Promise<void> {
  const length = Array.from(password).length;
  if (length < SHORTEST) throw new AppError('PASSWORD_WEAK', { reason: 'short', limit: SHORTEST });
  if (length > LONGEST) throw new AppError('PASSWORD_WEAK', { reason: 'long', limit: LONGEST });
  const plain = password.toLowerCase();
  const [local = ''] = email.toLowerCase().split('@');
  const kinds = new Set(plain).size;
  const isOwn = plain === email || (local.length > 3 && plain.startsWith(local));
  if (isOwn || kinds < 4 || (await isCommon(plain))) {
    throw new AppError('PASSWORD_WEAK', { reason: 'guessable', limit: SHORTEST });
  }
}

/** Makes and checks the stored form of passwords: `scrypt$n$r$p$salt$hash`. */
export class Passwords {
  private readonly chance: Chance;
  private readonly cost: Cost;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Compared with when there is no account, so that its absence takes as long as a wrong password. */
  private readonly nobody: string;

  /** `cost` is lowered by tests only. */
  constructor(chance: Chance, cost: Cost = COST) {
    this.chance = chance;
    this.cost = cost;
    const { n, r, p } = cost;
    this.nobody = `scrypt$${n}$${r}$${p}$${text(chance(16))}$${text(chance(BYTES))}`;
  }

  /** @throws AppError SIGN_IN_BUSY { seconds } */
  async hash(password: string): Promise<string> {
    const salt = this.chance(16);
    const { n, r, p } = this.cost;
    const made = await this.inTurn(() => derive(password, salt, this.cost));
    return `scrypt$${n}$${r}$${p}$${text(salt)}$${text(made)}`;
  }

  /**
   * True when the password is the stored one; `stored` null = there is none, which takes the same time.
   * @throws AppError SIGN_IN_BUSY { seconds }, whoever it is about
   */
  async isRight(password: string, stored: string | null): Promise<boolean> {
    const [, n, r, p, salt = '', hash = ''] = (stored ?? this.nobody).split('$');
    const cost = { n: Number(n), r: Number(r), p: Number(p) };
    const wanted = Buffer.from(hash, 'base64url');
    const made = await this.inTurn(() => derive(password, Buffer.from(salt, 'base64url'), cost));
    return timingSafeEqual(made, wanted) && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) {
        throw new AppError('SIGN_IN_BUSY', { seconds: BUSY_SECONDS });
      }
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Who waits takes this one's place.
      if (next) next();
      else this.running--;
    }
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function derive(password: string, salt: Uint8Array, { n, r, p }: Cost): Promise<Buffer> {
  // Written one way, whatever the keyboard sent: composed and decomposed letters are the same password.
  const said = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(said, salt, BYTES, { N: n, r, p, maxmem: 2 ** 20 + 256 * n * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
