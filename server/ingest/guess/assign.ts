import type { Certainty } from '../../contract/guess.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import { arePromoterGroups, inFaces } from './score-words.ts';
import type { Concept } from './match-headers.ts';
import { fitOf } from './fit.ts';
import { mayBe } from './joined/may-be.ts';
import { isOfThings } from './vocabulary/answers.ts';
import { MOST_STATIONS } from './vocabulary/values.ts';
import { isTickedOption } from './option-headers.ts';
import type { Profile } from './profile.ts';
import { isQuestion } from './question-text.ts';
import { headerWords } from './words.ts';

/** What a column was taken for. `header` is how well its header names that (0 to 1), `fit` how well its values go with it. */
export type Assigned = { concept: Concept; score: number; header: number; fit: number };

/** How sure a guess is by how well header and values speak for it. */
export function certaintyOf(assigned: Assigned | undefined): Certainty {
  if (!assigned) return 'doubt';
  if (assigned.header >= 0.9 && assigned.score >= 0.85) return 'sure';
  return assigned.score >= 0.58 ? 'likely' : 'doubt';
}

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
  'solved',
  'sentiment',
  'otherDate',
  'personName',
  'technical',
  'subTheme',
  'rate',
  'email',
  'phone',
]);

/** True where several columns of a file may be the same. */
export function isShared(concept: Concept): boolean {
  return MANY.has(concept);
}

const LEAST = 0.42;
/** A column that lost its concept takes another one only when that is about as good. */
const NEARLY_AS_GOOD = 0.85;

type Candidate = Assigned & { profile: Profile };

/**
 * Gives each column the concept it fits best; of two columns for one concept the better one has it. `fixed` = what is known
 * of some; null = they are nothing that a record has.
 */
export function assign(
  profiles: readonly Profile[],
  fixed: ReadonlyMap<Profile, Concept | null>,
): Assignment {
  const byColumn = new Map<Profile, Assigned>();
  const lost = new Map<Profile, { concept: Concept; to: Profile }>();
  const holders = new Map<Concept, Profile>();
  const best = new Map<Profile, number>();
  for (const [profile, concept] of fixed) {
    if (concept === null) continue;
    byColumn.set(profile, { concept, score: 2, header: 1, fit: 1 });
    holders.set(concept, profile);
  }
  for (const candidate of candidatesOf(profiles.filter((profile) => !fixed.has(profile)))) {
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

/** How much less a key says than the name that stands for it in a joined file. */
const ONLY_KEY = 0.8;

function candidatesOf(profiles: readonly Profile[]): Candidate[] {
  const keys = new Set(profiles.flatMap(({ joined }) => (joined ? [joined.key] : [])));
  return profiles
    .flatMap((profile) => {
      // An option is called after what was offered, and is none of its kind.
      if (isTickedOption(profile)) return [];
      const isKey = profile.joined === null && keys.has(profile.name);
      const named = profile.matches.map(({ concept, score: likeness }): Candidate => {
        const fit = fitOf(concept, profile);
        const score = isKey && isDimension(concept) ? likeness * ONLY_KEY : likeness;
        return { concept, score: Math.min(1.2, score * fit), header: score, fit, profile };
      });
      return [...named, ...fromValues(profile)];
    })
    .filter(({ score, profile, concept }) => score >= LEAST && mayBe(profile, concept))
    .sort((a, b) => b.score - a.score);
}

function isDimension(concept: Concept): boolean {
  return DIMENSIONS.some((dimension) => dimension === concept);
}

type Sign = { concept: Concept; score: number; shows: (profile: Profile) => boolean };

/** Values that tell what they are by themselves, whatever type they have. */
const ANY_SIGNS: readonly Sign[] = [
  { concept: 'email', score: 1, shows: ({ shares }) => shares.email >= 0.8 },
  { concept: 'phone', score: 0.8, shows: ({ shares }) => shares.phone >= 0.8 },
  {
    concept: 'technical',
    score: 0.8,
    shows: ({ shares }) => Math.max(shares.link, shares.json, shares.coordinate) >= 0.8,
  },
  { concept: 'day', score: 0.45, shows: ({ dates }) => dates !== null && dates.share >= 0.97 },
];

/** Words that tell it. */
const WORD_SIGNS: readonly Sign[] = [
  { concept: 'channel', score: 0.62, shows: (profile) => saysOnly(profile, 'channel') },
  {
    concept: 'language',
    score: 0.6,
    shows: ({ shares, counts }) => shares.language >= 0.9 && counts.size > 1,
  },
  {
    concept: 'status',
    score: 0.6,
    shows: (profile) => saysOnly(profile, 'status') && profile.counts.size <= MOST_STATIONS,
  },
  { concept: 'priority', score: 0.58, shows: (profile) => saysOnly(profile, 'priority') },
  { concept: 'csat', score: 0.61, shows: (profile) => inFaces(profile) !== null },
  { concept: 'nps', score: 0.63, shows: arePromoterGroups },
  { concept: 'sentiment', score: 0.62, shows: (profile) => saysOnly(profile, 'sentiment') },
  {
    concept: 'csat',
    score: 0.61,
    shows: (profile) =>
      saysOnly(profile, 'satisfaction') &&
      profile.counts.size - profile.silent.length > 2 &&
      (asksOpinion(profile) || ![...profile.counts.keys()].some(isOfThings)),
  },
  {
    concept: 'text',
    score: 0.6,
    shows: (profile) =>
      profile.meanWords >= 6 &&
      profile.counts.size > profile.texts.length * 0.3 &&
      profile.shares.thread < 0.5 &&
      !isScarce(profile),
  },
  { concept: 'recordKey', score: 0.46, shows: isUniqueCode },
];

/** Hardly any of many rows has a value: too little to say that customers speak there. */
function isScarce({ texts, rows }: Profile): boolean {
  return rows >= 200 && texts.length < rows * 0.01;
}

/** Words of headers that ask what somebody thinks of a service. */
const OPINION: ReadonlySet<string> = new Set(
  headerWords(
    'feedback rating review experience satisfaction opinion smiley تقييم رأي تجربة avis opinión experiencia avaliação opinião',
  ),
);

function asksOpinion({ words, header }: Profile): boolean {
  return isQuestion(header) || words.some((word) => OPINION.has(word));
}

function saysOnly(
  { shares, counts }: Profile,
  vocabulary: 'channel' | 'status' | 'priority' | 'sentiment' | 'satisfaction',
): boolean {
  return shares[vocabulary] >= 0.85 && counts.size > 1;
}

function isUniqueCode({ meanWords, counts, rows, texts, shares }: Profile): boolean {
  if (counts.size !== rows || rows < 20) return false;
  return shares.code === 1 || (meanWords < 1.5 && /\d/.test(texts[0] ?? ''));
}

/** What values say when the header says nothing. */
function fromValues(profile: Profile): Candidate[] {
  const { texts, dates, numbers, flags } = profile;
  if (texts.length === 0) return [];
  const isTyped = numbers !== null || flags !== null || dates !== null;
  return [...ANY_SIGNS, ...(isTyped ? [] : WORD_SIGNS)]
    .filter(({ shows }) => shows(profile))
    .map(({ concept, score }) => ({ concept, score, header: 0, fit: 1, profile }));
}
