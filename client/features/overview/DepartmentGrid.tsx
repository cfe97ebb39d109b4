import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { gridQuestion } from '../../api/metric-questions.ts';
import { metricName } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { viewHref } from '../../url/print-view.ts';
import { useView } from '../../url/use-view.ts';
import { GridCell } from './GridCell.tsx';
import { gridRows, viewOf } from './grid-rows.ts';
import css from './DepartmentGrid.module.css';

export type DepartmentGridProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  days: { from: string; to: string };
};

/** What scrolls must be reached by the keyboard. */
const SCROLLED = { role: 'region', tabIndex: 0 } as const;

/** Every department against every card, judged as one family: of what is coloured here at most one in ten is chance. */
export function DepartmentGrid({ organisation, catalogue, days }: DepartmentGridProps) {
  const t = useTranslations('grid');
  const formats = useFormats();
  const { view } = useView();
  const titleId = useId();
  const answer = useQuery(useQueries().metrics(gridQuestion(organisation.cards, days, view)));
  const metrics = organisation.cards;
  const rows = gridRows(answer.data?.series ?? [], metrics, formats.language, t('notGiven'));
  const family = answer.data?.family;
  // One department is no comparison.
  if (answer.isSuccess && rows.length < 2) return null;
  return (
    <Card labelledBy={titleId}>
      <PanelTitle id={titleId} text={t('title')} />
      {family ? (
        <p className={css['note']}>
          {family.judged === 0
            ? t('unjudged')
            : t('family', { judged: family.judged, real: formats.value.count(family.real) })}
        </p>
      ) : null}
      {answer.isPending && <Skeleton height="14rem" />}
      {answer.isError && (
        <ErrorState failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {answer.data ? (
        <div className={css['scroll']} aria-labelledby={titleId} {...SCROLLED}>
          <table className={css['grid']}>
            <caption className="visually-hidden">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('department')}</th>
                {metrics.map((metric) => (
                  <th key={metric} scope="col">
                    {metricName(catalogue, metric, formats.language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, filter, cells }) => (
                <tr key={key}>
                  <th scope="row" aria-label={name}>
                    <Link
                      className={css['department']}
                      href={viewHref('/', { ...viewOf(view, filter), metric: null })}
                    >
                      <bdi>{name}</bdi>
                    </Link>
                  </th>
                  {cells.map((series, i) => (
                    <td key={metrics[i]}>
                      <GridCell {...{ catalogue, series, filter }} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}
