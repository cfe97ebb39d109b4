import type { Concept } from './match-headers.ts';
import { fitOf } from './fit.ts';
import type { Profile } from './profile.ts';

/** What a column was taken for. `header` is how well its header names that (0 to 1), `fit` how well its values go with it. */
export type Assigned = { concept: Concept; score: number; header: number; fit: number };

/** A column that has no concept, and the concept it lost to another column. */
export type Assignment = {
  byColumn: ReadonlyMap<Profile, Assigned>;
  lost: ReadonlyMap<Profile, { concept: Concept; to: Profile }>;
};

/** Concepts that several columns of a file may have. */
const MANY: ReadonlySet<Concept> = new Set<Concept>([
  'csat',
  'ces',
  'nps',
  'rating',
  'recommended',
  'sentiment',
  'otherDate',
  'personName',
  'technical',
  'subTheme',
  'rate',
  'email',
  'phone',
]);

const LEAST = 0.42;
/** A column that lost its concept takes another one only when that is about as good. */
const NEARLY_AS_GOOD = 0.85;

type Candidate = Assigned & { profile: Profile };

/** Gives each column the concept it fits best; of two columns for one concept the better one has it. */
export function assign(
  profiles: readonly Profile[],
  told: ReadonlyMap<Profile, Concept | null>,
): Assignment {
  const byColumn = new Map<Profile, Assigned>();
  const lost = new Map<Profile, { concept: Concept; to: Profile }>();
  const holders = new Map<Concept, Profile>();
  const best = new Map<Profile, number>();
  for (const [profile, concept] of told) {
    if (concept === null) continue;
    byColumn.set(profile, { concept, score: 2, header: 1, fit: 1 });
    holders.set(concept, profile);
  }
  for (const candidate of candidatesOf(profiles.filter((profile) => !told.has(profile)))) {
    const { profile, concept, score } = candidate;
    const top = best.get(profile) ?? score;
    best.set(profile, top);
    if (byColumn.has(profile) || score < top * NEARLY_AS_GOOD) continue;
    const holder = MANY.has(concept) ? undefined : holders.get(concept);
    if (holder) {
      if (!lost.has(profile)) lost.set(profile, { concept, to: holder });
      continue;
    }
    holders.set(concept, profile);
    byColumn.set(profile, candidate);
  }
  return { byColumn, lost };
}

function candidatesOf(profiles: readonly Profile[]): Candidate[] {
  return profiles
    .flatMap((profile) => {
      const named = profile.matches.map(({ concept, score }): Candidate => {
        const fit = fitOf(concept, profile);
        return { concept, score: Math.min(1.2, score * fit), header: score, fit, profile };
      });
      return [...named, ...fromValues(profile)];
    })
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
}

/** What values say when the header says nothing. */
function fromValues(profile: Profile): Candidate[] {
  const { shares, texts, dates, numbers, counts, rows, meanWords, flags } = profile;
  if (texts.length === 0) return [];
  const candidate = (concept: Concept, score: number): Candidate => ({
    concept,
    score,
    header: 0,
    fit: 1,
    profile,
  });
  const found: Candidate[] = [];
  if (shares.email >= 0.8) found.push(candidate('email', 1));
  if (shares.phone >= 0.8) found.push(candidate('phone', 0.8));
  if (Math.max(shares.link, shares.json, shares.coordinate) >= 0.8)
    found.push(candidate('technical', 0.8));
  if (dates && dates.share >= 0.97) found.push(candidate('day', 0.45));
  if (numbers || flags || dates) return found;
  if (shares.channel >= 0.8 && counts.size > 1) found.push(candidate('channel', 0.62));
  if (shares.language >= 0.9) found.push(candidate('language', 0.6));
  if (shares.status >= 0.8 && counts.size > 1) found.push(candidate('status', 0.6));
  if (shares.priority >= 0.8 && counts.size > 1) found.push(candidate('priority', 0.58));
  if (shares.sentiment >= 0.9 && counts.size > 1) found.push(candidate('sentiment', 0.62));
  else if (shares.satisfaction >= 0.9 && counts.size > 2) found.push(candidate('csat', 0.6));
  if (meanWords >= 6 && counts.size > texts.length * 0.3) found.push(candidate('text', 0.6));
  if (meanWords < 1.5 && counts.size === rows && rows >= 20 && /\d/.test(texts[0] ?? '')) {
    found.push(candidate('recordKey', 0.46));
  }
  return found;
}
