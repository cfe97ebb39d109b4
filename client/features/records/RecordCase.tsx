import { useTranslations } from 'use-intl/react';
import type { RecordAnswer } from '#server/contract/records.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Panel } from './Panel.tsx';
import { RecordRows } from './RecordRows.tsx';
import css from './RecordPage.module.css';

/** The case a record belongs to and the other records of it, as far as they may be read. */
export function RecordCase({ story }: { story: RecordAnswer }) {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const { record, case: caseRecord, related, hidden, more } = story;
  const isCase = record.kind === 'case';
  if (!isCase && !caseRecord && related.length === 0 && hidden === 0) return null;
  return (
    <>
      {caseRecord ? (
        <Panel title={t('case')}>
          <RecordRows records={[caseRecord]} />
        </Panel>
      ) : null}
      <Panel title={isCase ? t('related') : t('ofCase')}>
        {related.length === 0 && hidden === 0 ? (
          <p className={css['note']}>{t('relatedNone')}</p>
        ) : (
          <RecordRows records={related} />
        )}
        {hidden > 0 ? <p className={css['note']}>{t('hidden', { count: hidden })}</p> : null}
        {more ? (
          <p className={css['note']}>
            {t('moreOfCase', { count: formats.value.count(related.length) })}
          </p>
        ) : null}
      </Panel>
    </>
  );
}
