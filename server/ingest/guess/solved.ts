import type { Assigned } from './assign.ts';
import type { Profile } from './profile.ts';
import { SHORT_SCALES, YES_NO } from './scales.ts';
import type { ScoreColumn } from './scales.ts';
import { solvedStep, speaksToSomebody } from './vocabulary/solved.ts';

/** A column of whether something was solved: yes or no, or on three steps where some of it was; null for any other. */
export function inSolved({ counts, silent }: Profile): ScoreColumn | null {
  const told = [...counts.keys()].filter((text) => !silent.includes(text));
  const steps = told.map(solvedStep);
  const [three] = SHORT_SCALES;
  if (!three || !steps.includes('yes') || new Set(steps).size < 2) return null;
  const isOfThree = steps.includes('partly');
  const scores = isOfThree ? { no: 1, partly: 2, yes: 3 } : { no: 0, partly: 0, yes: 1 };
  const labels = told.flatMap((text, i) => {
    const step = steps[i];
    return step ? [[text, scores[step]] as const] : [];
  });
  if (labels.length < told.length) return null;
  return {
    scale: isOfThree ? three : YES_NO,
    labels: Object.fromEntries(labels),
    areWords: true,
    silent,
    factor: 1,
    zeros: 0,
    outside: 0,
    others: [],
  };
}

/** Whether a customer was asked, and not a system: `Was your issue resolved?`, where `Issue resolved` may be either. */
export function isAskedOfCustomer({ header, hint }: Profile): boolean {
  return speaksToSomebody(header) || speaksToSomebody(hint);
}

type ByColumn = ReadonlyMap<Profile, Assigned>;

/** What customers were asked about the first contact is an answer of theirs (METRICS.md, FCR by survey), not the mark of a case. */
export function withAskedAtFirst(byColumn: ByColumn): ByColumn {
  return asSolved(byColumn, (profile, { concept }) => {
    return concept === 'fcr' && isAskedOfCustomer(profile);
  });
}

/** As much of a header must be the name of the question where nobody is spoken to. */
const LEAST_NAMED = 0.8;

/** In a survey nobody but customers says whether it was solved, at first or at all. */
export function withSolved(byColumn: ByColumn, profiles: readonly Profile[]): ByColumn {
  const named = profiles.flatMap((profile): (readonly [Profile, Assigned])[] => {
    const match = profile.matches.find(({ concept }) => concept === 'solved');
    if (!match || match.score < LEAST_NAMED || !inSolved(profile)) return [];
    return [[profile, { concept: 'solved', score: match.score, header: match.score, fit: 1 }]];
  });
  return asSolved(new Map([...byColumn, ...named]), (_, { concept }) => concept === 'fcr');
}

function asSolved(
  byColumn: ByColumn,
  isMeant: (profile: Profile, assigned: Assigned) => boolean,
): ByColumn {
  return new Map(
    [...byColumn].map(([profile, assigned]) =>
      isMeant(profile, assigned) && inSolved(profile)
        ? [profile, { ...assigned, concept: 'solved' as const }]
        : [profile, assigned],
    ),
  );
}
