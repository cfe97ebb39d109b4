import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useValues } from '../../api/use-values.ts';
import { isolate } from '../../format/bidi.ts';
import { addDays } from '../../format/day.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useWho } from '../../ui/use-who.ts';
import css from './LoopPage.module.css';
import { scopeFilters, scopeHref } from './scope-filters.ts';

/** What is known of a loop: what is behind it, the cause, the decision, what customers were told, what is at stake. */
export function FactsCard({ loop }: Pick<LoopAnswer, 'loop'>) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { language, day, value, series } = useFormats();
  const who = useWho();
  const named = useFilterName();
  const today = useQuery(useQueries().organisation()).data?.today;
  const { scope, rootCause, decision, decidedBy, message, changedOn, valueAtStake, stake } = loop;
  const counted = scope.metricName
    ? nameIn(language, scope.metricName, scope.metric)
    : scope.metric;
  const told =
    loop.affected === null || loop.reached === null
      ? null
      : t('toldTo', {
          reached: value.count(loop.reached),
          affected: value.count(loop.affected),
          unreachable: value.count(loop.unreachable ?? 0),
        });
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('facts')} />
      <dl className={css['facts']}>
        <dt>{t('behind')}</dt>
        <dd>
          {t('behindSaid', {
            metric: counted,
            day: day.long(scope.from),
            filters: series(scopeFilters(scope).map(named)),
          })}
        </dd>
        {stake !== null && valueAtStake !== null ? (
          <>
            <dt>{t('stake')}</dt>
            <dd>
              {t('stakeSaid', {
                value: value.count(Math.round(valueAtStake / 100)),
                worth: value.count(Math.round(stake.worth / 100)),
                lost: value.plain('percent', stake.lost * 100),
              })}
            </dd>
          </>
        ) : null}
        {rootCause === null ? null : (
          <>
            <dt>{t('rootCause')}</dt>
            <dd dir="auto">{rootCause}</dd>
          </>
        )}
        {decision === null ? null : (
          <>
            <dt>{decidedBy ? t('decisionOf', { who: who(decidedBy) }) : t('decision')}</dt>
            <dd dir="auto">{decision}</dd>
          </>
        )}
        {changedOn === null ? null : (
          <>
            <dt>{t('changedOn')}</dt>
            <dd>{day.long(changedOn)}</dd>
          </>
        )}
        {message === null ? null : (
          <>
            <dt>{t('words.tell')}</dt>
            <dd>
              <span dir="auto">{message}</span>
              {told === null ? null : <span className={css['note']}>{told}</span>}
            </dd>
          </>
        )}
      </dl>
      {today === undefined ? null : (
        <ButtonLink href={scopeHref(scope, { from: scope.from, to: addDays(today, 1) })}>
          {t('toRecords')}
        </ButtonLink>
      )}
    </Card>
  );
}

/** A filter by the names of its values, where they are known here; else by its field and keys. */
function useFilterName(): (filter: ReturnType<typeof scopeFilters>[number]) => string {
  const departments = useValues('department');
  const themes = useValues('theme');
  const { series } = useFormats();
  return ({ field, values }) => {
    const known = field === 'theme' ? themes : field === 'department' ? departments : [];
    const names = values.map((key) => known.find((one) => one.value === key)?.label ?? key);
    return isolate(known.length === 0 ? `${field}=${series(names)}` : series(names));
  };
}
