import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { RecordItem } from '#server/contract/records.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordHref } from '../../url/record-address.ts';
import { textOf, TextExcerpt } from './RecordText.tsx';
import { useRecordWords } from './use-record-words.ts';
import css from './Records.module.css';

/** Records to glance over; each leads to its page. A row is a card where there is no room for columns. */
export function RecordRows({ records }: { records: readonly RecordItem[] }) {
  return (
    <ul className={css['rows']}>
      {records.map((record) => (
        <li key={JSON.stringify([record.kind, record.source, record.externalId])}>
          <RecordRow record={record} />
        </li>
      ))}
    </ul>
  );
}

function RecordRow({ record }: { record: RecordItem }) {
  const t = useTranslations('records.record');
  const { line } = useFormats();
  const { when, what, where, standing } = useRecordWords();
  const facts = where(record);
  const state = standing(record);
  return (
    <article className={css['row']}>
      <p className={css['time']}>
        <Link className={css['link']} href={recordHref(record)}>
          {when(record)}
        </Link>
      </p>
      <p className={css['what']}>{what(record)}</p>
      <p className={css['words']}>
        {textOf(record.fields) === null ? (
          <span className={css['none']}>{t('noText')}</span>
        ) : (
          <TextExcerpt fields={record.fields} found={record.found} />
        )}
      </p>
      <p className={css['where']}>{line(facts)}</p>
      <p className={css['standing']}>{state === null ? null : <span>{state}</span>}</p>
    </article>
  );
}
