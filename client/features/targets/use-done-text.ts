import { useTranslations } from 'use-intl/react';
import type { TargetInfo } from '#server/contract/targets.ts';
import { useZone } from '../../api/use-zone.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useWho } from '../../ui/use-who.ts';

type Did = 'made' | 'added' | 'ended' | 'takenBack' | 'changed' | 'removed';

/** Who did something and when, in words; empty where nobody has. */
export function useDoneText(): (did: Did, done: TargetInfo['ended']) => string {
  const t = useTranslations('targets');
  const who = useWho();
  const zone = useZone();
  const { locale } = useFormats();
  return (did, done) =>
    done === null
      ? ''
      : t(`did.${did}`, {
          who: who(done.by),
          time: formatInstant(locale, zone, Date.parse(done.at)),
        });
}
