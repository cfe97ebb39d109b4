import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { useFormats } from '../../i18n/reader.ts';
import { EditableCard } from './EditableCard.tsx';
import css from './LoopPage.module.css';
import { ReadingForm } from './ReadingForm.tsx';
import { scopeFilters } from './scope-filters.ts';
import { useFilterName } from './use-filter-name.ts';

/** How the effect is read: after how many weeks, over how many, and beside what. */
export function ReadingCard({ loop, mayEdit }: Pick<LoopAnswer, 'loop'> & { mayEdit: boolean }) {
  const t = useTranslations('loopPage');
  const { series } = useFormats();
  const named = useFilterName();
  const { settleWeeks, weeks, comparison } = loop.reading;
  return (
    <EditableCard
      title={t('reading')}
      loop={loop.id}
      edit={mayEdit ? t('editReading') : null}
      form={(props) => <ReadingForm {...props} loop={loop} />}
    >
      <p className={css['note']}>
        {settleWeeks === 0 ? t('readingAtOnce') : t('readingSettle', { count: settleWeeks })}
      </p>
      <p className={css['note']}>{t('readingWeeks', { count: weeks })}</p>
      <p className={css['note']}>
        {comparison === null
          ? t('comparisonNone')
          : t('comparisonSaid', {
              filters: series(scopeFilters({ filters: comparison }).map(named)),
            })}
      </p>
    </EditableCard>
  );
}
