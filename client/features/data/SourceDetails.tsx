import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { SourceInfo } from '#server/contract/sources.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolateLtr } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Completeness } from './Completeness.tsx';
import { ImportsTable } from './ImportsTable.tsx';
import { SourceFaults } from './SourceFaults.tsx';
import { SourceName } from './SourceName.tsx';
import { SourceRetention } from './SourceRetention.tsx';
import { SourceSeal } from './SourceSeal.tsx';
import css from './Data.module.css';

/** All that is known of a source's records and imports. */
export function SourceDetails({
  source,
  isDemonstration,
}: {
  source: SourceInfo;
  isDemonstration: boolean;
}) {
  const t = useTranslations('data');
  const words = useTranslations('retention');
  const detail = useQuery(useQueries().source(source.id));
  const { quality } = source;
  // Without a mapping of an earlier import its folder takes no files yet.
  const isRead = (detail.data?.mapping ?? null) !== null;
  return (
    <div className={css['details']}>
      <section>
        <h3 className={css['heading']}>{t('imports')}</h3>
        {detail.isPending && <Skeleton height="4rem" />}
        {detail.isError && (
          <ErrorState failure={failureOf(detail.error)} onRetry={() => void detail.refetch()} />
        )}
        {detail.data && <ImportsTable imports={detail.data.newest} />}
        {isRead && (
          <p className={css['note']}>{t('inbox', { folder: isolateLtr(`inbox/${source.id}/`) })}</p>
        )}
      </section>
      {quality && (
        <>
          <section>
            <h3 className={css['heading']}>{t('fields')}</h3>
            <Completeness quality={quality} />
          </section>
          <section>
            <h3 className={css['heading']}>{t('faults')}</h3>
            <SourceFaults quality={quality} source={source.id} />
          </section>
        </>
      )}
      <section>
        <h3 className={css['heading']}>{t('resent')}</h3>
        <Resent imports={source.imports} />
      </section>
      <div className={css['pair']}>
        {!isDemonstration && (
          <section>
            <h3 className={css['heading']}>{words('title')}</h3>
            <SourceRetention source={source} />
          </section>
        )}
        <section>
          <h3 className={css['heading']}>{t('seal')}</h3>
          <SourceSeal source={source} />
        </section>
        <section>
          <h3 className={css['heading']}>{t('rename')}</h3>
          <SourceName source={source} />
        </section>
      </div>
    </div>
  );
}

function Resent({ imports }: Pick<SourceInfo, 'imports'>) {
  const t = useTranslations('data');
  const { value } = useFormats();
  const { count, recordsSame, recordsChanged, recordsOlder } = imports;
  if (count === 0) return <p className={css['note']}>{t('resentUnknown')}</p>;
  if (recordsSame + recordsChanged + recordsOlder === 0) {
    return <p className={css['note']}>{t('resentNone')}</p>;
  }
  return (
    <p className={css['note']}>
      {t('resentText', {
        same: value.count(recordsSame),
        changed: value.count(recordsChanged),
        older: value.count(recordsOlder),
      })}
    </p>
  );
}
