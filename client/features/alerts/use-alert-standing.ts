import { useTranslations } from 'use-intl/react';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useWho } from '../../ui/use-who.ts';

/** Since when an alert is there and who has it, in few words. */
export function useAlertStanding(): (alert: AlertInfo) => readonly string[] {
  const t = useTranslations('alerts');
  const role = useTranslations('role');
  const who = useWho();
  const time = useInstantText();
  const holder = ({ state, rung, onRung, promise, snoozedUntil, resolved }: AlertInfo): string => {
    if (state === 'acknowledged' && promise) {
      return t('takenBy', { who: who(promise.by), time: time(promise.until) });
    }
    if (state === 'snoozed' && snoozedUntil !== null) {
      return t('snoozedUntil', { time: time(snoozedUntil) });
    }
    if (state === 'resolved' && resolved) {
      if (resolved.by) return t('resolvedBy', { who: who(resolved.by), time: time(resolved.at) });
      return resolved.why === 'old'
        ? t('resolvedOld')
        : t('resolvedItself', { time: time(resolved.at) });
    }
    if (rung === null) return t('nobodyAsked');
    return t(onRung === 0 ? 'waitsForNobody' : 'waitsFor', { who: role(rung) });
  };
  return (alert) => [
    t('since', { time: time(alert.openedAt) }),
    holder(alert),
    ...(alert.endedAt === null || alert.state === 'resolved'
      ? []
      : [t('backInRange', { time: time(alert.endedAt) })]),
  ];
}
