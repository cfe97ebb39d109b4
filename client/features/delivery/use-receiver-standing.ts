import { useTranslations } from 'use-intl/react';
import type { ReceiverInfo } from '#server/contract/receivers.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';

/** How it went last with a receiver, and why it was switched off where it was. */
export function useReceiverStanding(): (receiver: ReceiverInfo) => string {
  const t = useTranslations('delivery');
  const { language, said } = useFormats();
  const time = useInstantText();
  return ({ disabled, lastTry }) => {
    if (disabled) {
      const why = isolate(said(nameIn(language, disabled.message, '')));
      return t('switchedOff', { time: isolate(time(disabled.at)), why });
    }
    if (!lastTry) return t('neverTried');
    const { code, message } = lastTry.outcome;
    const outcome = isolate(said(nameIn(language, message, code)));
    return t('lastTry', { time: isolate(time(lastTry.at)), outcome });
  };
}
