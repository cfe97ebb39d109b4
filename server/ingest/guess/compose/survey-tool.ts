import type { Condition } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';

/** Leaves out what a survey tool notes of its own working, and the answers that only tried the survey out. */
export function placeSurveyTool(draft: Draft): void {
  const { survey, told } = draft.known;
  if (!survey) return;
  const { came } = survey;
  if (came && !told.has(came.profile)) placeTrials(draft, came);
  for (const profile of survey.notes) {
    if (profile.texts.length === 0 || told.has(profile)) continue;
    draft.leaveOut(profile, {
      code: 'SURVEY_TOOL',
      params: { column: nameOf(profile), examples: shownValues(profile) },
    });
  }
}

function placeTrials(
  draft: Draft,
  { profile, trials }: { profile: Profile; trials: readonly string[] },
): void {
  const column = nameOf(profile);
  const seen = [...profile.counts].filter(([text]) => trials.includes(text));
  const rows = seen.reduce((sum, [, count]) => sum + count, 0);
  const params = { column, rows, examples: seen.map(([text]) => text) };
  const chosen =
    seen.length === 0
      ? 'leave'
      : draft.ask({
          id: 'trials',
          code: 'ASK_TRIALS',
          params,
          columns: [profile.name],
          options: ['leave', 'keep'].map((value) => ({
            value,
            params: { as: value },
            example: null,
          })),
          chosen: 'leave',
        });
  if (chosen !== 'leave') return;
  // A later file may hold trials that this one lacks.
  const of = [...new Set([...seen.map(([text]) => text), ...trials])];
  draft.trials = { in: { value: columnValue(profile), of } };
  draft.leaveOut(profile, { code: 'SURVEY_TRIALS', params: { column } });
}

/** A condition for answers, without those that only tried the survey out. */
export function inEarnest({ trials }: Draft, when: Condition | null): Condition | null {
  if (!trials) return when;
  return when ? { all: [when, { not: trials }] } : { not: trials };
}
