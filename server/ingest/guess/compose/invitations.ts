import type { Condition, Value } from '../../../contract/mapping-value.ts';
import { isInvitationStatus, undeliveredWords } from '../invitation-status.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';

/** Where a response says when its invitation arrived, or was sent: the better one first. */
const INVITED = ['deliveredAt', 'invitedAt'] as const;

/**
 * Rows of a survey without a score are invitations that nobody answered, where the file tells when they were sent, or by
 * a status that they were: they happened when they were sent.
 */
export function placeInvitations(draft: Draft): void {
  const { at, answerFields, known } = draft;
  if (known.shape.primary !== null || draft.scores.length === 0 || at === null) return;
  const day = known.profiles.find((profile) => draft.decisions.get(profile)?.role === 'at');
  const status = known.profiles.find(
    (profile) => profile.joined === null && isInvitationStatus(profile),
  );
  if (day && invitedIn(draft).length === 0) {
    const concept = known.byColumn.get(day)?.concept;
    // Told by its status alone, an invitation has no day but its row's, and counts on it. Left out, only answers would have
    // been invited, and every response rate were 100 %. A person is asked first.
    const isSent = (concept === 'invited' || concept === 'delivered') && hasUnanswered(draft);
    if (isSent || (status && askInvitations(draft, status))) answerFields['invitedAt'] = at;
  }
  const invited = invitedIn(draft);
  if (invited.length === 0) return;
  const words = status ? undeliveredWords(status) : [];
  if (status && words.length > 0) {
    draft.undelivered = { in: { value: columnValue(status), of: words } };
  }
  if (day && day.texts.length < day.rows) draft.at = { coalesce: [at, ...invited] };
}

/** Whether some row has no score: where all have one, the file tells nothing of invitations, and the rate were 100 %. */
export function hasUnanswered(draft: Draft): boolean {
  const scored = scoredRows(draft);
  return draft.known.rows > scored.size;
}

function scoredRows({ known, decisions }: Draft): ReadonlySet<number> {
  return new Set(
    known.profiles
      .filter((profile) => decisions.get(profile)?.role === 'score')
      .flatMap(({ rowOf }) => rowOf),
  );
}

/** When the invitation was, as far as the file tells. */
function invitedIn({ answerFields }: Draft): Value[] {
  return INVITED.flatMap((field) => answerFields[field] ?? []);
}

/** Which rows are answers or invitations; null = all of them. `present` = a score is given. */
export function responseCondition(draft: Draft, present: Value): Condition | null {
  const invited = invitedIn(draft);
  const given: Condition = { present };
  if (invited.length === 0) return given;
  const arrived: Condition[] = [
    ...(isInEveryRow(draft) ? [] : [anyOf(invited.map((value) => ({ present: value })))]),
    ...(draft.undelivered ? [{ not: draft.undelivered }] : []),
  ];
  const [first] = arrived;
  if (!first) return null;
  return { any: [given, arrived.length === 1 ? first : { all: arrived }] };
}

function anyOf(conditions: Condition[]): Condition {
  const [first] = conditions;
  return first && conditions.length === 1 ? first : { any: conditions };
}

/** Whether a column that every row has says when the invitation was. */
function isInEveryRow({ known, decisions, answerFields, at }: Draft): boolean {
  const isFull = ({ texts, rows }: Profile): boolean => texts.length === rows;
  return known.profiles.some((profile) => {
    const { role, target } = decisions.get(profile) ?? {};
    const isInvited =
      INVITED.some((field) => target === `fields.${field}`) ||
      (role === 'at' && answerFields['invitedAt'] === at);
    return isInvited && isFull(profile);
  });
}

/** Whether rows of a status but without a score are invitations; a person decides. */
function askInvitations(draft: Draft, status: Profile): boolean {
  const scored = scoredRows(draft);
  const open = status.rowOf.findIndex((row) => !scored.has(row));
  if (open < 0) return false;
  const params = {
    column: nameOf(status),
    rows: status.rowOf.filter((row) => !scored.has(row)).length,
    value: status.texts[open] ?? '',
  };
  const chosen = draft.ask({
    id: 'invitations',
    code: 'ASK_INVITATIONS',
    params,
    columns: [status.name],
    options: ['invitations', 'none'].map((value) => ({
      value,
      params: { as: value },
      example: null,
    })),
    chosen: 'invitations',
  });
  return chosen === 'invitations';
}
