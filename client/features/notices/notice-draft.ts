import type { NoticeSettingInput } from '#server/contract/notice-settings.ts';
import { isDay } from '../../format/day.ts';

/** What the form edits; days `YYYY-MM-DD`, empty = none is chosen; `deputy` empty = nobody. */
export type NoticeDraft = Omit<NoticeSettingInput, 'away'> & {
  readonly isAway: boolean;
  readonly from: string;
  /** The first day back. */
  readonly to: string;
  readonly deputy: string;
};

export function draftOf({ away, ...rest }: NoticeSettingInput): NoticeDraft {
  const { from, to, deputy } = away ?? { from: '', to: '', deputy: null };
  return { ...rest, isAway: away !== null, from, to, deputy: deputy ?? '' };
}

/** What is sent of a draft; null = it has no days, or comes back before it goes. */
export function inputOf(draft: NoticeDraft): NoticeSettingInput | null {
  const { isAway, from, to, deputy, ...rest } = draft;
  if (!isAway) return { ...rest, away: null };
  if (!isDay(from) || !isDay(to) || to <= from) return null;
  return { ...rest, away: { from, to, deputy: deputy === '' ? null : deputy } };
}
