import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertRuleInfo } from '#server/contract/alert-rules.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';
import { SureFoot } from '../../ui/SureFoot.tsx';
import { inputOfRule } from './rule-draft.ts';

/** A rule in words, with its switch, its form and its end. */
export function RuleRow({ rule }: { rule: AlertRuleInfo }) {
  const t = useTranslations('alertRules');
  const severity = useTranslations('alerts.severity');
  const { language, line, said } = useFormats();
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const onSuccess = () => client.invalidateQueries({ queryKey: ['alert-rules'] });
  const turn = useMutation({
    mutationFn: () => actions.rules.change(rule.id, { ...inputOfRule(rule), isOn: !rule.isOn }),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => actions.rules.remove(rule.id), onSuccess });
  const words = said(rule.words);
  const name = rule.name ? isolate(nameIn(language, rule.name, '')) : null;
  const called = { rule: name ?? words };
  const failed = [turn, remove].find((one) => one.isError);
  return (
    <Row
      {...(name !== null && { name })}
      actions={
        <>
          <Button
            size="small"
            disabled={turn.isPending}
            aria-label={rule.isOn ? t('offOf', called) : t('onOf', called)}
            onPress={() => {
              turn.mutate();
            }}
          >
            {rule.isOn ? t('turnOff') : t('turnOn')}
          </Button>
          <ButtonLink href={`/settings/alert-rules/${rule.id}`} size="small">
            {t('edit')}
          </ButtonLink>
          <Button
            size="small"
            aria-expanded={isRemoving}
            aria-label={t('removeOf', called)}
            onPress={() => {
              setIsRemoving(!isRemoving);
            }}
          >
            {t('remove')}
          </Button>
        </>
      }
      below={
        <>
          {failed ? <ErrorLine failure={failureOf(failed.error)} /> : null}
          {isRemoving ? (
            <SureFoot
              hint={t('removeHint')}
              act={t('removeNow')}
              leave={t('leave')}
              isBusy={remove.isPending}
              onAct={() => remove.mutate()}
              onLeave={() => setIsRemoving(false)}
            />
          ) : null}
        </>
      }
    >
      <span>
        <bdi>{words}</bdi>
      </span>
      <RowNote>
        {line([
          severity(rule.severity),
          rule.isOn ? t('isOn') : t('isOff'),
          ...(rule.problem === null ? [] : [t(`problem.${rule.problem}`)]),
        ])}
      </RowNote>
    </Row>
  );
}
