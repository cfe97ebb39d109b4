import { useTranslations } from 'use-intl/react';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { dayIn } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { LaterFind } from './later-finds.ts';

/** What taking an import back takes from later ones, of which the newest is named. */
export function LaterFinds({ finds }: { finds: readonly LaterFind[] }) {
  const t = useTranslations('data');
  const { day } = useFormats();
  const zone = useZone();
  const [newest, ...others] = finds;
  if (!newest) return null;
  const { job, most } = newest;
  return (
    <>
      <span>
        {t('undoLater', {
          count: most,
          file: isolate(job.fileName),
          day: day.long(dayIn(zone, job.startedAt)),
        })}
      </span>
      {others.length > 0 && <span>{t('undoLaterMore', { count: others.length })}</span>}
    </>
  );
}
