import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { useQueries } from '../../api/use-queries.ts';
import { addDays } from '../../format/day.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { useWho } from '../../ui/use-who.ts';
import { AboutForm } from './AboutForm.tsx';
import { EditableCard } from './EditableCard.tsx';
import css from './LoopPage.module.css';
import { scopeFilters, scopeHref } from './scope-filters.ts';
import { useFilterName } from './use-filter-name.ts';

/** What is known of a loop: what is behind it, the cause, the decision, what customers were told, who wants it done. */
export function FactsCard({ loop, mayEdit }: Pick<LoopAnswer, 'loop'> & { mayEdit: boolean }) {
  const t = useTranslations('loopPage');
  const words = useTranslations('loops');
  const { language, day, value, series } = useFormats();
  const who = useWho();
  const named = useFilterName();
  const today = useQuery(useQueries().organisation()).data?.today;
  const { scope, rootCause, decision, decidedBy, message, changedOn, sponsor } = loop;
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
    <EditableCard
      title={t('facts')}
      loop={loop.id}
      edit={mayEdit ? t('editAbout') : null}
      form={(props) => <AboutForm {...props} loop={loop} />}
    >
      <dl className={css['facts']}>
        <dt>{t('behind')}</dt>
        <dd>
          {t('behindSaid', {
            metric: counted,
            day: day.long(scope.from),
            filters: series(scopeFilters(scope).map(named)),
          })}
        </dd>
        {sponsor === null ? null : (
          <>
            <dt>{words('sponsor')}</dt>
            <dd>{who(sponsor)}</dd>
          </>
        )}
        {rootCause === null ? null : (
          <>
            <dt>{t('rootCause')}</dt>
            <dd>
              <bdi>{rootCause}</bdi>
            </dd>
          </>
        )}
        {decision === null ? null : (
          <>
            <dt>{decidedBy ? t('decisionOf', { who: who(decidedBy) }) : t('decision')}</dt>
            <dd>
              <bdi>{decision}</bdi>
            </dd>
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
              <span>
                <bdi>{message}</bdi>
              </span>
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
    </EditableCard>
  );
}
