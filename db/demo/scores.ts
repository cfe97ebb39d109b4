/**
 * Scores from a latent mood: `latent` = mean mood of the place + what the customer went through + a standard normal.
 * In each scale 0 is the lower edge of the top box (satisfied, easy, promoter).
 */

const CSAT_EDGES = [-1.1, -0.6, 0, 0.75];
const CES_EDGES = [-1.3, -0.9, -0.45, 0, 0.4, 1];
const PASSIVE_EDGE = -0.8;
const DETRACTOR_STEP = 0.32;

function above(edges: readonly number[], latent: number): number {
  let n = 0;
  for (const edge of edges) if (latent >= edge) n += 1;
  return n;
}

/** 1–5, 4 and above satisfied. */
export function csatScore(latent: number): number {
  return 1 + above(CSAT_EDGES, latent);
}

/** 1–7, 5 and above easy. */
export function cesScore(latent: number): number {
  return 1 + above(CES_EDGES, latent);
}

/** 0–10; 9 and above promoter, 6 and below detractor. */
export function npsScore(latent: number): number {
  if (latent >= 0) return latent >= 0.5 ? 10 : 9;
  if (latent >= PASSIVE_EDGE) return latent >= PASSIVE_EDGE / 2 ? 8 : 7;
  return Math.max(0, 6 - Math.floor((PASSIVE_EDGE - latent) / DETRACTOR_STEP));
}
