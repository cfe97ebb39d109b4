import type { Assigned } from './assign.ts';
import type { Profile } from './profile.ts';
import { withoutScale } from './scale-said.ts';
import { SCORE_CONCEPTS, scoreOf } from './scores.ts';
import { isAspect } from './vocabulary/aspects.ts';

/** So many of them make a review, or fewer beside a rating of the whole. */
const LEAST_ALONE = 3;
const LEAST_BESIDE = 2;
const LONGEST_SCALE = 10;

/** An aspect of a review by its header, whose values are steps of a short scale. */
function isRated(profile: Profile): boolean {
  const { header, joined, counts } = profile;
  if (joined !== null || counts.size < 2 || !isAspect(withoutScale(header))) return false;
  const score = scoreOf('rating', profile);
  return score !== null && score.scale.scaleMax <= LONGEST_SCALE * score.factor;
}

/** Small numbers under the names of what is rated are ratings, beside a rating of the whole or where they are several. */
export function withAspects(
  byColumn: ReadonlyMap<Profile, Assigned>,
  profiles: readonly Profile[],
): ReadonlyMap<Profile, Assigned> {
  const rated = profiles.filter(isRated);
  const isOfWhole = [...byColumn].some(
    ([profile, { concept }]) => SCORE_CONCEPTS.has(concept) && !rated.includes(profile),
  );
  if (rated.length < (isOfWhole ? LEAST_BESIDE : LEAST_ALONE)) return byColumn;
  const found: Assigned = { concept: 'rating', score: 0.8, header: 0.8, fit: 1 };
  // In the order of the file, whatever some of them were taken for.
  const others = [...byColumn].filter(([profile]) => !rated.includes(profile));
  return new Map([...others, ...rated.map((profile) => [profile, found] as const)]);
}
