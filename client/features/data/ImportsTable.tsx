import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ImportAnswer } from '#server/contract/imports.ts';
import { useZone } from '../../api/use-zone.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ImportActions } from './ImportActions.tsx';
import css from './Data.module.css';

/** A source's imports, newest first; a row becomes a block where there is no room for a table. */
export function ImportsTable({ imports }: { imports: readonly ImportAnswer[] }) {
  const t = useTranslations('data');
  const state = useTranslations('importState');
  const formats = useFormats();
  const zone = useZone();
  if (imports.length === 0) return <p className={css['note']}>{t('importsNone')}</p>;
  const count = formats.value.count;
  return (
    <ul className={css['imports']}>
      {imports.map((job) => (
        <li key={job.id}>
          <Link className={css['file']} href={`/import/${job.id}`}>
            <bdi>{job.fileName}</bdi>
          </Link>
          <span className={css['facts']}>
            {formats.line([
              state(job.state),
              formatInstant(formats.locale, zone, job.startedAt),
              `${t('stored')} ${count(job.recordsNew + job.recordsChanged)}`,
              `${t('rejected')} ${count(job.rowsRejected)}`,
            ])}
          </span>
          <ImportActions job={job} />
        </li>
      ))}
    </ul>
  );
}
