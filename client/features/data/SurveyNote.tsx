import { useTranslations } from 'use-intl/react';
import type { SourcesAnswer } from '#server/contract/sources.ts';
import { useZone } from '../../api/use-zone.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Notice } from '../../ui/Notice.tsx';
import css from './Data.module.css';

/** How fresh the counts are, and what still waits for the linker. */
export function SurveyNote({ survey, waiting }: Pick<SourcesAnswer, 'survey' | 'waiting'>) {
  const t = useTranslations('data');
  const formats = useFormats();
  const zone = useZone();
  const { share, countedAt, current } = survey;
  const when = countedAt === null ? '' : formatInstant(formats.locale, zone, countedAt);
  const counted =
    countedAt === null ? [] : [current ? t('countedAt', { when }) : t('countedStale', { when })];
  return (
    <>
      {waiting.records > 0 && (
        <Notice
          text={
            waiting.more
              ? t('waitingMore', { count: waiting.records })
              : t('waiting', { count: waiting.records })
          }
        />
      )}
      <p className={css['note']} role="status">
        {formats.line([
          ...(share === null
            ? counted
            : [t('counting', { share: formats.value.plain('percent', share * 100) })]),
          ...(waiting.records === 0 ? [t('linked')] : []),
        ])}
      </p>
    </>
  );
}
