import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { AlertRuleInput, RuleTrial } from '#server/contract/alert-rules.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatHour } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormActions } from '../../ui/Form.tsx';
import css from './AlertRules.module.css';

/** Episodes that are shown; how many there were is said. */
const SHOWN = 8;

type TrialCardProps = {
  /** What the rule says now; null = something is wrong with it, which saving would tell. */
  input: () => AlertRuleInput | null;
  catalogue: Catalogue;
};

/** What a rule would have said in the past, before it is saved. */
export function TrialCard({ input, catalogue }: TrialCardProps) {
  const t = useTranslations('alertRules.trial');
  const { actions } = useAlertQueries();
  const trial = useMutation({
    mutationFn: async (asked: AlertRuleInput) => ({ asked, found: await actions.rules.try(asked) }),
  });
  return (
    <section className={css['words']} aria-live="polite">
      <FormActions>
        <Button
          aria-busy={trial.isPending}
          onPress={() => {
            const asked = input();
            if (asked && !trial.isPending) trial.mutate(asked);
          }}
        >
          {trial.isPending ? t('trying') : t('try')}
        </Button>
      </FormActions>
      {trial.isError ? <ErrorLine failure={failureOf(trial.error)} /> : null}
      {trial.data ? <Told {...trial.data} catalogue={catalogue} /> : null}
    </section>
  );
}

function Told({
  asked,
  found,
  catalogue,
}: {
  asked: AlertRuleInput;
  found: RuleTrial;
  catalogue: Catalogue;
}) {
  const t = useTranslations('alertRules.trial');
  const formats = useFormats();
  const zone = useZone();
  if (!found.isTried) return <p className={css['note']}>{t('notTried')}</p>;
  const { kind } = asked.condition;
  const unit =
    (asked.metric === null ? null : metricInfo(catalogue, asked.metric)?.unit) ??
    (kind === 'silence' ? 'seconds' : 'count');
  const whole = (count: number) => formats.value.plain('count', count);
  const said = (value: number) =>
    unit === 'count' && asked.metric === null
      ? t('records', { count: value })
      : formats.value.value(unit, value).text;
  const { falseAlarmsAYear: alarms, aYear, series } = found;
  return (
    <>
      <p className={css['name']}>
        {t(found.count === 0 ? 'never' : 'count', {
          count: found.count,
          weeks: whole(found.weeks),
        })}
      </p>
      {aYear === null || found.count === 0 ? null : (
        <p className={css['note']}>
          {t('aYear', { alerts: formats.value.plain('per_case', aYear, 1) })}
        </p>
      )}
      {alarms === null ? null : (
        <p className={css['note']}>
          {t(asked.grain === 'hour' ? 'byChanceHour' : 'byChance', {
            alarms: formats.value.plain('per_case', alarms, 1),
          })}
        </p>
      )}
      {series.tried < series.all ? (
        <p className={css['note']}>
          {t('largest', { tried: whole(series.tried), all: whole(series.all) })}
        </p>
      ) : null}
      {found.judged === 0 ? <p className={css['note']}>{t('tooShort')}</p> : null}
      <ul className={css['list']}>
        {found.episodes
          .slice(0, SHOWN)
          .map(({ group, source, hour, from, to, value, low, high }) => {
            const interval = formats.value.interval(unit, low, high);
            const facts = [
              hour === null
                ? formats.day.range(from, to)
                : formatHour(formats.locale, zone, Date.parse(hour)),
              group ? isolate(nameIn(formats.language, group.name, group.key)) : null,
              source ? isolate(nameIn(formats.language, source.name, source.id)) : null,
              value === null ? null : said(value),
              interval === null ? null : t(hour === null ? 'expected' : 'usual', { interval }),
              kind === 'silence' && high !== null
                ? t('atMost', { limit: formats.value.value(unit, high).text })
                : null,
            ];
            return (
              <li key={`${group?.key ?? source?.id ?? ''} ${hour ?? from}`} className={css['note']}>
                {formats.line(facts.filter((fact) => fact !== null))}
              </li>
            );
          })}
      </ul>
    </>
  );
}
