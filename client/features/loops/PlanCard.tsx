import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { EditableCard } from './EditableCard.tsx';
import css from './LoopPage.module.css';
import { PHASES } from './phases.ts';
import { PlanForm } from './PlanForm.tsx';

/** What is done, why and how, what it should come to, and how far its phases are. */
export function PlanCard({ answer, mayEdit }: { answer: LoopAnswer; mayEdit: boolean }) {
  const t = useTranslations('loopPage');
  const { language, value } = useFormats();
  const catalogue = useQuery(useQueries().catalogue()).data;
  const effect = useQuery(useLoopQueries().effect(answer.loop.id)).data;
  const { loop } = answer;
  const { plan, scope } = loop;
  const goal = plan.goal ?? scope.metric;
  const name = plan.goal === null ? scope.metricName : plan.goalName;
  const info = catalogue && metricInfo(catalogue, goal);
  // Durations are read by the share within a time: that is no level of the goal itself.
  const baseline = effect?.metric?.id === info?.id ? (effect?.before ?? null) : null;
  const texts = (['what', 'why', 'how'] as const).filter((part) => plan[part] !== null);
  return (
    <EditableCard
      title={t('plan')}
      loop={loop.id}
      edit={mayEdit && catalogue ? t('editPlan') : null}
      form={(props) => (catalogue ? <PlanForm {...props} {...{ loop, catalogue }} /> : null)}
    >
      <ol className={css['steps']} aria-label={t('phases')}>
        {PHASES.map((phase) => {
          const own = answer.actions.filter(
            (one) => one.phase === phase && one.state !== 'dropped',
          );
          const done = own.filter(({ state }) => state === 'done').length;
          const isDone = own.length > 0 && done === own.length;
          return (
            <li key={phase} className={[css['step'], isDone ? css['reached'] : ''].join(' ')}>
              {t(`phase.${phase}`)}
              <span className={css['note']}>
                {own.length === 0
                  ? t('phaseEmpty')
                  : t('phaseDone', { done: value.count(done), count: own.length })}
              </span>
            </li>
          );
        })}
      </ol>
      <dl className={css['facts']}>
        {texts.map((part) => (
          <div key={part}>
            <dt>{t(`planParts.${part}`)}</dt>
            <dd>
              <bdi>{plan[part]}</bdi>
            </dd>
          </div>
        ))}
        <dt>{t('goal')}</dt>
        <dd>{name ? nameIn(language, name, goal) : goal}</dd>
        {info && baseline !== null ? (
          <>
            <dt>{t('baseline')}</dt>
            <dd>{value.plain(info.unit, baseline)}</dd>
          </>
        ) : null}
        <dt>{t('target')}</dt>
        <dd>
          {plan.target === null
            ? t('targetNone')
            : info
              ? value.exact(info.unit, plan.target)
              : value.exact('score', plan.target)}
        </dd>
      </dl>
      {texts.length === 0 ? <p className={css['note']}>{t('noPlan')}</p> : null}
    </EditableCard>
  );
}
