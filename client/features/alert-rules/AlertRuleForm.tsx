import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { AlertRuleInfo } from '#server/contract/alert-rules.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { freshKey } from '../../api/once.ts';
import { CheckField, ChoiceField, FieldGroup, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import type { RuleDraft } from './rule-draft.ts';
import { draftOf, faultOf, inputOf, isOfNone, withGrain } from './rule-draft.ts';
import { ScopeFields } from './ScopeFields.tsx';
import { TrialCard } from './TrialCard.tsx';

const HOME = '/settings/alert-rules';
const GRAINS = ['hour', 'day', 'week'] as const;
const COMMON = ['minimumN', 'duration'] as const;
const SEVERITIES = ['watch', 'serious', 'grave'] as const;

export type AlertRuleFormProps = {
  /** Null = a new one. */
  rule: AlertRuleInfo | null;
  catalogue: Catalogue;
  cards: readonly string[];
};

/** What a rule looks for, where, how often, and how much it matters. */
export function AlertRuleForm({ rule, catalogue, cards }: AlertRuleFormProps) {
  const t = useTranslations('alertRules');
  const severity = useTranslations('alerts.severity');
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [note, setNote] = useState('');
  // What is changed after it was refused is another request.
  const [once, setOnce] = useState(freshKey);
  const save = useMutation({
    mutationFn: () =>
      rule
        ? actions.rules.change(rule.id, inputOf(draft))
        : actions.rules.add(inputOf(draft), once),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['alert-rules'] });
      go(HOME);
    },
  });
  const change = (part: Partial<RuleDraft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    setOnce(freshKey());
  };
  const tellFault = (fault: ReturnType<typeof faultOf>) => {
    setNote(
      fault === null
        ? ''
        : fault.kind === 'number'
          ? t('fault.number', { field: t(`number.${fault.field}`) })
          : t(`fault.${fault.kind}`),
    );
  };
  const send = () => {
    const fault = faultOf(draft);
    tellFault(fault);
    if (!fault) save.mutate();
  };
  return (
    <Form
      onSend={() => {
        if (!save.isPending) send();
      }}
    >
      <FieldRow>
        <TextField
          label={t('nameEn')}
          hint={t('nameHint')}
          lang="en"
          value={draft.en}
          onChange={(en) => {
            change({ en });
          }}
        />
        <TextField
          label={t('nameAr')}
          lang="ar"
          value={draft.ar}
          onChange={(ar) => {
            change({ ar });
          }}
        />
      </FieldRow>
      <ConditionFields {...{ draft, catalogue, cards }} onChange={change} />
      {isOfNone(draft.kind) ? null : <ScopeFields draft={draft} onChange={change} />}
      <FieldGroup legend={t('how')}>
        <FieldRow>
          <ChoiceField
            label={t('severity')}
            value={draft.severity}
            groups={[
              {
                label: '',
                options: SEVERITIES.map((one) => ({ value: one, label: severity(one) })),
              },
            ]}
            onChoose={(one) => {
              change({ severity: one });
            }}
          />
          {draft.kind === 'grave' ? null : (
            <ChoiceField
              label={t('grain')}
              value={draft.grain}
              groups={[
                {
                  label: '',
                  options: GRAINS.filter((one) => one !== 'hour' || draft.kind === 'burst').map(
                    (one) => ({ value: one, label: t(`grains.${one}`) }),
                  ),
                },
              ]}
              onChoose={(grain) => {
                change(withGrain(draft, grain));
              }}
            />
          )}
        </FieldRow>
        {draft.kind === 'grave' ? null : (
          <FieldRow>
            {COMMON.filter((field) => field !== 'duration' || draft.grain !== 'hour').map(
              (field) => (
                <TextField
                  key={field}
                  label={t(`number.${field}`)}
                  hint={t(`numberHint.${field}`)}
                  type="number"
                  value={draft[field]}
                  onChange={(value) => {
                    change({ [field]: value });
                  }}
                />
              ),
            )}
          </FieldRow>
        )}
        <CheckField
          label={t('endsItself')}
          isChecked={draft.endsItself}
          onChange={(endsItself) => {
            change({ endsItself });
          }}
        />
        <CheckField
          label={t('isOnLabel')}
          isChecked={draft.isOn}
          onChange={(isOn) => {
            change({ isOn });
          }}
        />
      </FieldGroup>
      <TrialCard
        catalogue={catalogue}
        input={() => {
          const fault = faultOf(draft);
          tellFault(fault);
          return fault ? null : inputOf(draft);
        }}
      />
      <SaveFoot
        failure={save.isError ? failureOf(save.error) : null}
        isSaving={save.isPending}
        words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
        note={note}
        onLeave={() => {
          go(HOME);
        }}
      />
    </Form>
  );
}
