import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { FormActions } from '../../ui/Form.tsx';
import css from './RecountCost.module.css';

/** Records that are counted again in a second, about: 233,397 took 44 s on two shared cores. */
const RECORDS_A_SECOND = 5000;

/** What another zone or week start costs, in time and in numbers that move; sends the form when it is accepted. */
export function RecountCost({ isCounting, onLeave }: { isCounting: boolean; onLeave: () => void }) {
  const t = useTranslations('organisation');
  const formats = useFormats();
  const sources = useQuery(useQueries().sources());
  const counts = sources.data?.sources.map(({ quality }) => quality?.records ?? null) ?? [];
  const isKnown = sources.data !== undefined && counts.every((count) => count !== null);
  const records = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const seconds = Math.max(1, Math.round(records / RECORDS_A_SECOND));
  return (
    <div className={css['cost']} role="alert">
      <p className={css['title']}>{t('costTitle')}</p>
      <p>
        {isKnown
          ? t('cost', {
              records: t('records', { count: records }),
              time: formats.value.plain('seconds', seconds),
            })
          : t('costUnknown')}
      </p>
      <FormActions>
        <Button isPrimary disabled={isCounting}>
          {isCounting ? t('recounting') : t('costGo')}
        </Button>
        <Button onPress={onLeave} disabled={isCounting}>
          {t('costBack')}
        </Button>
      </FormActions>
    </div>
  );
}
