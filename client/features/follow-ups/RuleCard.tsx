import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CheckField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import css from './FollowUps.module.css';

type Rule = OrganisationAnswer['followUps'];

/** By which rule follow-ups are made, and how to change it. */
export function RuleCard({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('followUps');
  const id = useId();
  const rule = useQuery(useQueries().organisation()).data?.followUps;
  const [isOpen, setOpen] = useState(false);
  if (!rule) return null;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('rule')} />
      <p>
        {rule.isOn
          ? t('ruleOn', {
              within: t('ruleHours', { count: rule.hours }),
              later: t('ruleDays', { count: rule.holdDays }),
            })
          : t('ruleOff')}
      </p>
      {mayEdit && !isOpen ? (
        <p className={css['actions']}>
          <Button
            onPress={() => {
              setOpen(true);
            }}
          >
            {t('changeRule')}
          </Button>
        </p>
      ) : null}
      {isOpen ? (
        <RuleForm
          rule={rule}
          onLeave={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </Card>
  );
}

function RuleForm({ rule, onLeave }: { rule: Rule; onLeave: () => void }) {
  const t = useTranslations('followUps');
  const { actions, organisation } = useQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    isOn: rule.isOn,
    hours: String(rule.hours),
    holdDays: String(rule.holdDays),
  });
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: (followUps: Rule) => actions.changeOrganisation({ followUps }),
    onSuccess: (answer) => {
      client.setQueryData(organisation().queryKey, answer);
      onLeave();
    },
  });
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setNote('');
  };
  const send = () => {
    const [hours, holdDays] = [Number(draft.hours), Number(draft.holdDays)];
    const isWhole = [hours, holdDays].every((one) => Number.isInteger(one) && one > 0);
    if (!isWhole) setNote(t('needNumbers'));
    else if (!save.isPending) save.mutate({ ...rule, isOn: draft.isOn, hours, holdDays });
  };
  return (
    <Form onSend={send}>
      <CheckField
        label={t('isOn')}
        isChecked={draft.isOn}
        onChange={(isOn) => {
          change({ isOn });
        }}
      />
      <FieldRow>
        <TextField
          label={t('hours')}
          type="number"
          value={draft.hours}
          onChange={(hours) => {
            change({ hours });
          }}
        />
        <TextField
          label={t('holdDays')}
          type="number"
          value={draft.holdDays}
          onChange={(holdDays) => {
            change({ holdDays });
          }}
        />
      </FieldRow>
      <SaveFoot
        failure={save.isError ? failureOf(save.error) : null}
        isSaving={save.isPending}
        words={{ save: t('save'), saving: t('sending'), leave: t('leave') }}
        {...{ note, onLeave }}
      />
    </Form>
  );
}
