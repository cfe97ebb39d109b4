import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FollowUpFigures } from '#server/contract/follow-ups.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { failureOf } from '../../api/failure.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import css from './FollowUps.module.css';

const SHOWN = [
  { part: 'closure', figure: 'inner_closure', unit: 'percent' },
  { part: 'contact', figure: 'inner_contact_median', unit: 'seconds' },
  { part: 'recovery', figure: 'recovery', unit: 'percent' },
] as const satisfies readonly {
  part: keyof FollowUpFigures;
  figure: string;
  unit: Unit;
}[];

/** How follow-ups went in the last quarter, with what each number means. */
export function FiguresCard({ department }: { department: string | null }) {
  const t = useTranslations('followUps');
  const id = useId();
  const { language, line, said, value, day } = useFormats();
  const asked = useQuery(useFollowUpQueries().figures(department));
  const catalogue = useQuery(useQueries().catalogue()).data?.figures ?? [];
  const answer = asked.data;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('figures')} />
      {asked.isPending ? <Skeleton height="4rem" /> : null}
      {asked.isError ? (
        <ErrorState failure={failureOf(asked.error)} onRetry={() => void asked.refetch()} />
      ) : null}
      {answer ? (
        <>
          <p className={css['note']}>{day.range(answer.from, answer.to)}</p>
          <dl className={css['figures']}>
            {SHOWN.map(({ part, figure, unit }) => {
              const { value: one, low, high, n } = answer[part];
              const defined = catalogue.find((each) => each.id === figure);
              const within = low === null || high === null ? null : value.interval(unit, low, high);
              return (
                <div key={part}>
                  <dt>{defined ? nameIn(language, defined.name, figure) : t(part)}</dt>
                  <dd>
                    <span className={css['figure']}>
                      {one === null ? t('tooFew') : value.plain(unit, one)}
                    </span>
                    <p className={css['note']}>
                      {line([...(within === null ? [] : [within]), t('ofCustomers', { count: n })])}
                    </p>
                  </dd>
                </div>
              );
            })}
          </dl>
          <details className={css['means']}>
            <summary>{t('means')}</summary>
            {SHOWN.map(({ figure }) => {
              const defined = catalogue.find((each) => each.id === figure);
              return defined ? (
                <p key={figure}>{said(nameIn(language, defined.formula, figure))}</p>
              ) : null;
            })}
          </details>
        </>
      ) : null}
    </Card>
  );
}
