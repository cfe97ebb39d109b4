import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { RecordAnswer } from '#server/contract/records.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './RecordPage.module.css';

/** Source, own id, version, and the import that wrote the record last. */
export function RecordOrigin({
  story: { record, source },
  seesImports,
}: {
  story: RecordAnswer;
  seesImports: boolean;
}) {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const zone = useZone();
  const { importId, updatedAt } = record;
  return (
    <div className={css['facts']}>
      <dl className={css['facts']}>
        <div className={css['fact']}>
          <dt>{t('source')}</dt>
          <dd>{isolate(nameIn(formats.language, source.name, source.id))}</dd>
        </div>
        <div className={css['fact']}>
          <dt>{t('ownId')}</dt>
          <dd>{isolate(record.externalId)}</dd>
        </div>
      </dl>
      {updatedAt === null ? null : (
        <p>{t('version', { when: formatInstant(formats.locale, zone, Date.parse(updatedAt)) })}</p>
      )}
      {importId === null ? <p>{t('notImported')}</p> : null}
      {importId !== null && !seesImports ? <p>{t('broughtByOne')}</p> : null}
      {importId !== null && seesImports ? <ImportLine id={importId} /> : null}
    </div>
  );
}

function ImportLine({ id }: { id: string }) {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const zone = useZone();
  const { data: job } = useQuery(useQueries().importOf(id));
  const text = job
    ? t('broughtBy', {
        file: isolate(job.fileName),
        when: formatInstant(formats.locale, zone, job.startedAt),
      })
    : t('broughtByOne');
  return (
    <p>
      <Link href={`/import/${id}`}>{text}</Link>
    </p>
  );
}
