import { answerTo } from '../given.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { misfitsOf } from '../told-fit.ts';
import { shownValues } from './draft.ts';
import type { Draft } from './draft.ts';

const MOST_SHOWN = 3;

/** Says of each column that somebody chose a place for what became of it: as said, not wholly, or not and why. */
export function answerTold(draft: Draft): void {
  const { refused, displaced, told, held } = draft.known;
  for (const [profile, { target, reason }] of refused) sayNot(draft, profile, target, reason);
  for (const [profile, { target }] of told) {
    const now = draft.decisions.get(profile)?.target ?? null;
    if (isSame(target, now)) sayPart(draft, profile);
    else if (target !== null && !displaced.has(profile)) sayNot(draft, profile, target, 'other');
  }
  for (const [profile, { target }] of held) {
    const now = draft.decisions.get(profile);
    const isMoved = now && target !== null && !isSame(target, now.target);
    if (isMoved && !refused.has(profile)) sayMoved(draft, profile, target);
  }
  for (const [profile, { target, to }] of displaced) {
    const decision = draft.decisions.get(profile);
    if (!decision) continue;
    const params = { column: nameOf(profile), target, other: nameOf(to) };
    draft.decide(profile, { ...decision, why: { code: 'DISPLACED', params } });
  }
}

/** How an attribute or a question is called does not matter. */
function isSame(said: string | null, now: string | null): boolean {
  const group = (target: string | null): string | null =>
    target?.replace(/^(attributes|instruments)\..*/, '$1') ?? null;
  return group(said) === group(now);
}

function sayNot(draft: Draft, profile: Profile, target: string, reason: string): void {
  const decision = draft.decisions.get(profile);
  if (!decision) return;
  const params = { column: nameOf(profile), target, reason, examples: shownValues(profile) };
  draft.decide(profile, { ...decision, certainty: 'doubt', why: { code: 'TOLD_NOT', params } });
}

/** What a column was cannot stay, such as a time to resolve whose begin is gone. */
function sayMoved(draft: Draft, profile: Profile, target: string): void {
  const decision = draft.decisions.get(profile);
  if (!decision) return;
  const others = [...draft.known.told.keys()].map(nameOf);
  const params = { column: nameOf(profile), target, others };
  draft.decide(profile, { ...decision, certainty: 'doubt', why: { code: 'MOVED', params } });
}

function sayPart(draft: Draft, profile: Profile): void {
  const { told, dated, answers } = draft.known;
  const { concept = null } = told.get(profile) ?? {};
  const decision = draft.decisions.get(profile);
  if (!decision?.target || concept === null || concept === 'attribute') return;
  const scale = answerTo(answers, `scale:${profile.name}`);
  const misfits = misfitsOf(profile, concept, dated.get(profile), scale);
  if (misfits.length === 0) return;
  const examples = [...new Set(misfits)].slice(0, MOST_SHOWN).map((text) => text.slice(0, 40));
  const params = {
    column: nameOf(profile),
    target: decision.target,
    rows: misfits.length,
    examples,
  };
  draft.decide(profile, { ...decision, certainty: 'doubt', why: { code: 'TOLD_PARTLY', params } });
}
