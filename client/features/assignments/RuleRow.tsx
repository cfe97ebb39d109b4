import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { RuleInfo } from '#server/contract/assignments.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';
import { earlier, inputOf } from './rule-input.ts';
import { useRuleWords } from './use-rule-words.ts';

export type RuleRowProps = {
  rule: RuleInfo;
  /** Numbers of all rules in the order they are tried in. */
  order: readonly number[];
};

/** One rule: what it asks for, what it sets, its switch. */
export function RuleRow({ rule, order }: RuleRowProps) {
  const t = useTranslations('assign');
  const { line } = useFormats();
  const { sets, when } = useRuleWords();
  const { actions } = useQueries();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries();
  const turn = useMutation({
    mutationFn: () => actions.assignments.saveRule(rule.id, { ...inputOf(rule), isOn: !rule.isOn }),
    onSuccess,
  });
  const raise = useMutation({
    mutationFn: () => actions.assignments.orderRules(earlier(order, rule.id)),
    onSuccess,
  });
  const error = turn.error ?? raise.error;
  return (
    <Row
      name={line([isolate(rule.name), ...(rule.isOn ? [] : [t('isOff')])])}
      actions={
        <>
          {order[0] === rule.id ? null : (
            <Button
              size="small"
              aria-label={t('upOf', { rule: isolate(rule.name) })}
              disabled={raise.isPending}
              onPress={() => {
                raise.mutate();
              }}
            >
              {t('up')}
            </Button>
          )}
          <Button
            size="small"
            disabled={turn.isPending}
            onPress={() => {
              turn.mutate();
            }}
          >
            {rule.isOn ? t('switchOff') : t('switchOn')}
          </Button>
          <ButtonLink href={`/assignments/rules/${rule.id}`} size="small">
            {t('edit')}
          </ButtonLink>
        </>
      }
      below={error ? <ErrorLine failure={failureOf(error)} /> : null}
    >
      <RowNote>{when(rule)}</RowNote>
      <RowNote>{t('thenSets', { what: sets(rule.sets) })}</RowNote>
    </Row>
  );
}
