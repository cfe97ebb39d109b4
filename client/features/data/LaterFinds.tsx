import { useTranslations } from 'use-intl/react';
import type { LaterFind } from '#server/contract/imports.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { dayIn } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';

/** What taking an import back takes from later ones, or took, of which the newest is named. */
export function LaterFinds({
  finds,
  isDone = false,
}: {
  finds: readonly LaterFind[];
  isDone?: boolean;
}) {
  const t = useTranslations('data');
  const { day } = useFormats();
  const zone = useZone();
  const [newest, ...others] = finds;
  if (!newest) return null;
  const { fileName, startedAt, most } = newest;
  return (
    <>
      <span>
        {t(isDone ? 'undoneLater' : 'undoLater', {
          count: most,
          file: isolate(fileName),
          day: day.long(dayIn(zone, startedAt)),
        })}
      </span>
      {others.length > 0 && <span>{t('undoLaterMore', { count: others.length })}</span>}
    </>
  );
}
