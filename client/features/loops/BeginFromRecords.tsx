import { useTranslations } from 'use-intl/react';
import type { RecordItem } from '#server/contract/records.ts';
import type { RecordsQuestion } from '../../api/records.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import type { LoopStart } from '../../url/new-loop-address.ts';
import { MOST_CHOSEN, newLoopHref } from '../../url/new-loop-address.ts';
import css from './NewLoop.module.css';
import { scopeFilters } from './scope-filters.ts';

export type BeginFromRecordsProps = {
  /** The chosen records, or the one of a page. */
  records: readonly RecordItem[];
  /** The list they were chosen from: what it is narrowed to is what the loop is about. */
  question?: RecordsQuestion;
};

/** Leads to the form that begins a loop: with the records pinned, about what they have in common. */
export function BeginFromRecords({ records, question }: BeginFromRecordsProps) {
  const t = useTranslations('loops');
  const keys = records.flatMap(({ kind, source, externalId }) =>
    kind === 'daily_total' ? [] : [{ kind, source, externalId }],
  );
  // A daily total stands for many: it is counted, never pinned.
  if (!question && keys.length === 0) return null;
  const narrowed = question ? scopeFilters(question) : [];
  const start = {
    metric: question?.metric ?? null,
    from: question?.from ?? null,
    filters: narrowed.length > 0 ? narrowed : sharedBy(records),
    records: keys,
  };
  return (
    <div className={css['start']}>
      <ButtonLink href={newLoopHref(start)}>
        {keys.length === 0 || !question ? t('begin') : t('beginWith', { count: keys.length })}
      </ButtonLink>
      {keys.length > MOST_CHOSEN ? (
        <span className={css['note']}>{t('tooMany', { count: MOST_CHOSEN })}</span>
      ) : null}
    </div>
  );
}

/** The department and the theme that all of them have. */
function sharedBy(records: readonly RecordItem[]): LoopStart['filters'] {
  return (['department', 'theme'] as const).flatMap((field) => {
    const keys = new Set(records.map(({ dimensions }) => dimensions[field]?.key ?? ''));
    const [key = ''] = keys;
    return keys.size === 1 && key !== '' ? [{ field, values: [key] }] : [];
  });
}
