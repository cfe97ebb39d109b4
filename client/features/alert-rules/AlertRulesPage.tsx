import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { AlertRuleInfo } from '#server/contract/alert-rules.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import css from './AlertRules.module.css';
import { inputOfRule } from './rule-draft.ts';
import { SilencesCard } from './SilencesCard.tsx';

/** What raises alerts: every rule in words, with its switch. */
export function AlertRulesPage() {
  const t = useTranslations('alertRules');
  const rules = useQuery(useAlertQueries().rules());
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={<ButtonLink href="/settings/alert-rules/new">{t('new')}</ButtonLink>}
      />
      <Card>
        {rules.isPending ? (
          <>
            <LoadingNote />
            <Skeleton height="16rem" />
          </>
        ) : null}
        {rules.isError ? (
          <ErrorState failure={failureOf(rules.error)} onRetry={() => void rules.refetch()} />
        ) : null}
        {rules.data?.rules.length === 0 ? (
          <EmptyState title={t('none')} hint={t('noneHint')} />
        ) : null}
        <ul className={css['list']}>
          {rules.data?.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} />
          ))}
        </ul>
      </Card>
      <SilencesCard />
    </>
  );
}

function RuleRow({ rule }: { rule: AlertRuleInfo }) {
  const t = useTranslations('alertRules');
  const severity = useTranslations('alerts.severity');
  const { language, line } = useFormats();
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: () => actions.rules.change(rule.id, { ...inputOfRule(rule), isOn: !rule.isOn }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alert-rules'] }),
  });
  const name = rule.name ? isolate(nameIn(language, rule.name, '')) : null;
  return (
    <li className={css['row']}>
      <div className={css['words']}>
        {name === null ? null : <span className={css['name']}>{name}</span>}
        <span dir="auto">{rule.words}</span>
        <span className={css['note']}>
          {line([
            severity(rule.severity),
            rule.isOn ? t('isOn') : t('isOff'),
            ...(rule.problem === null ? [] : [t(`problem.${rule.problem}`)]),
          ])}
        </span>
      </div>
      <div className={css['actions']}>
        <Button
          size="small"
          disabled={turn.isPending}
          aria-label={
            rule.isOn
              ? t('offOf', { rule: name ?? rule.words })
              : t('onOf', { rule: name ?? rule.words })
          }
          onPress={() => {
            turn.mutate();
          }}
        >
          {rule.isOn ? t('turnOff') : t('turnOn')}
        </Button>
        <ButtonLink href={`/settings/alert-rules/${rule.id}`} size="small">
          {t('edit')}
        </ButtonLink>
      </div>
      <div className={css['wide']}>
        {turn.isError ? <ErrorLine failure={failureOf(turn.error)} /> : null}
      </div>
    </li>
  );
}
