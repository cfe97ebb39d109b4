import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { RecordItem } from '#server/contract/records.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordHref } from '../../url/record-address.ts';
import { textOf, TextExcerpt } from './RecordText.tsx';
import { useRecordWords } from './use-record-words.ts';
import css from './Records.module.css';

/** Which records are chosen, by `nameOfRecord`; told when one is chosen or left. */
export type Choosing = {
  chosen: ReadonlySet<string>;
  onChoose: (name: string, isChosen: boolean) => void;
};

/** A record's key as one text. */
export function nameOfRecord({ kind, source, externalId }: RecordItem): string {
  return JSON.stringify([kind, source, externalId]);
}

export type RecordRowsProps = {
  records: readonly RecordItem[];
  /** Null = there is nothing to be done with chosen ones. */
  choosing?: Choosing | null;
};

/** Records to glance over; each leads to its page. A row is a card where there is no room for columns. */
export function RecordRows({ records, choosing = null }: RecordRowsProps) {
  return (
    <ul className={css['rows']}>
      {records.map((record) => (
        <li key={nameOfRecord(record)} className={choosing ? css['choosable'] : undefined}>
          {choosing ? <RecordChoice record={record} {...choosing} /> : null}
          <RecordRow record={record} />
        </li>
      ))}
    </ul>
  );
}

function RecordChoice({ record, chosen, onChoose }: Choosing & { record: RecordItem }) {
  const t = useTranslations('records.list');
  const { when, what } = useRecordWords();
  const name = nameOfRecord(record);
  return (
    <input
      type="checkbox"
      aria-label={t('chooseRecord', { record: `${what(record)} ${when(record)}` })}
      checked={chosen.has(name)}
      onChange={(event) => {
        onChoose(name, event.target.checked);
      }}
    />
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
