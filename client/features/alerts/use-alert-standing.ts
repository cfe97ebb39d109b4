import { useTranslations } from 'use-intl/react';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useZone } from '../../api/use-zone.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useWho } from '../../ui/use-who.ts';

/** An instant as answers tell it, in the organisation's zone. */
export function useInstantText(): (at: string) => string {
  const zone = useZone();
  const { locale } = useFormats();
  return (at) => formatInstant(locale, zone, Date.parse(at));
}

/** Since when an alert is there and who has it, in few words. */
export function useAlertStanding(): (alert: AlertInfo) => readonly string[] {
  const t = useTranslations('alerts');
  const role = useTranslations('role');
  const who = useWho();
  const time = useInstantText();
  const holder = ({ state, rung, promise, snoozedUntil, resolved }: AlertInfo): string => {
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
    return rung === null ? t('nobodyAsked') : t('waitsFor', { who: role(rung) });
  };
  return (alert) => [
    t('since', { time: time(alert.openedAt) }),
    holder(alert),
    ...(alert.endedAt === null || alert.state === 'resolved'
      ? []
      : [t('backInRange', { time: time(alert.endedAt) })]),
  ];
}
