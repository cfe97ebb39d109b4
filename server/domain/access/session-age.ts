import type { Role } from './roles.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A session's use is written down at most this often, in ms. */
export const USE_NOTED_MS = MINUTE;

/** How long a session lives, in ms: without being used, and in all. */
function lifetimeOf(role: Role): { idle: number; absolute: number } {
  return role === 'administrator'
    ? { idle: 30 * MINUTE, absolute: 12 * HOUR }
    : { idle: 12 * HOUR, absolute: 7 * DAY };
}

/** For so long what was proved holds for what is delicate: people, keys. In ms. */
export const PROOF_MS = 10 * MINUTE;

/** Longest any session lives, in ms: what the browser is told to keep the cookie for. */
export const LONGEST_SESSION_MS = 7 * DAY;

/** True when a session is over by its age or because nobody used it. Instants in UTC ms. */
export function isSessionOver(
  role: Role,
  { createdAt, usedAt }: { createdAt: number; usedAt: number },
  now: number,
): boolean {
  const { idle, absolute } = lifetimeOf(role);
  return now - usedAt >= idle || now - createdAt >= absolute;
}
