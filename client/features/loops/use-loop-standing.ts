import { useTranslations } from 'use-intl/react';
import type { LoopInfo } from '#server/contract/loops.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useFormats } from '../../i18n/reader.ts';

/** How a loop stands, in few words each. */
export function useLoopStanding() {
  const t = useTranslations('loops');
  const time = useInstantText();
  const { value } = useFormats();
  return {
    /** How many records are behind it. */
    evidence: ({ evidence }: Pick<LoopInfo, 'evidence'>): string =>
      evidence === null ? t('evidenceUnknown') : t('evidence', { count: evidence }),
    /** How many of the departments that were asked have heard; null = none was. */
    heard: ({ asked }: Pick<LoopInfo, 'asked'>): string | null => {
      const standing = asked.filter(({ state }) => state !== 'handed_over');
      if (standing.length === 0) return null;
      const heard = standing.filter(({ state }) => state !== 'asked').length;
      return t('heard', { heard: value.count(heard), count: standing.length });
    },
    /** Until when the next step is due, or how it ended. */
    due: (loop: LoopInfo): string => {
      const { state, dueAt, isLate, closedAt, verified, stateAt } = loop;
      if (state === 'verified' && verified) {
        return t('closedWith', {
          verdict: t(`verdict.${verified.verdict}`),
          time: time(closedAt ?? stateAt),
        });
      }
      if (state === 'rejected') return t('rejectedAt', { time: time(closedAt ?? stateAt) });
      if (dueAt === null) return t('since', { time: time(stateAt) });
      if (state === 'parked') return t('parkedUntil', { time: time(dueAt) });
      return isLate ? t('lateSince', { time: time(dueAt) }) : t('dueBy', { time: time(dueAt) });
    },
  };
}
