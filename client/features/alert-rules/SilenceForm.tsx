import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SilenceInput } from '#server/contract/silences.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { freshKey } from '../../api/once.ts';
import { useValues } from '../../api/use-values.ts';
import { useZone } from '../../api/use-zone.ts';
import { addDays, isDay } from '../../format/day.ts';
import { dayIn, startOfDay } from '../../format/instant.ts';
import { ChoiceField, DateField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import type { Option } from '../../ui/SelectControl.tsx';
import { useRuleName } from './use-rule-name.ts';

/** Of what nobody is told, on which days, and why. */
export function SilenceForm({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('silences');
  const zone = useZone();
  const departments = useValues('department');
  const themes = useValues('theme');
  const queries = useAlertQueries();
  const { actions } = queries;
  const ruleName = useRuleName();
  const rules = useQuery(queries.rules()).data?.rules ?? [];
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => {
    const today = dayIn(zone, Date.now());
    return { department: '', theme: '', rule: '', from: today, last: today, reason: '' };
  });
  const [note, setNote] = useState('');
  // What is changed after it was refused is another request.
  const [once, setOnce] = useState(freshKey);
  const change = (part: Partial<typeof draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    setOnce(freshKey());
  };
  const save = useMutation({
    mutationFn: (input: SilenceInput) => actions.silences.add(input, once),
    onSuccess: async () => {
      onLeave();
      await client.invalidateQueries({ queryKey: ['silences'] });
    },
  });
  const send = () => {
    const { department, theme, rule, from, last, reason } = draft;
    if (!isDay(from) || !isDay(last) || last < from) setNote(t('needDays'));
    else if (reason.trim() === '') setNote(t('needReason'));
    else {
      save.mutate({
        department: department === '' ? null : department,
        theme: theme === '' ? null : theme,
        rule: rule === '' ? null : Number(rule),
        from: new Date(startOfDay(zone, from)).toISOString(),
        to: new Date(startOfDay(zone, addDays(last, 1))).toISOString(),
        reason,
      });
    }
  };
  const choices = (options: readonly Option<string>[]) => [
    { label: '', options: [{ value: '', label: t('any') }, ...options] },
  ];
  return (
    <Form
      onSend={() => {
        if (!save.isPending) send();
      }}
    >
      <FieldRow>
        <ChoiceField
          label={t('department')}
          value={draft.department}
          groups={choices(departments)}
          onChoose={(department) => {
            change({ department });
          }}
        />
        <ChoiceField
          label={t('theme')}
          value={draft.theme}
          groups={choices(themes)}
          onChoose={(theme) => {
            change({ theme });
          }}
        />
      </FieldRow>
      <ChoiceField
        label={t('rule')}
        value={draft.rule}
        groups={choices(rules.map((one) => ({ value: String(one.id), label: ruleName(one) })))}
        onChoose={(rule) => {
          change({ rule });
        }}
      />
      <FieldRow>
        <DateField
          label={t('firstDay')}
          value={draft.from}
          onChange={(from) => {
            change({ from, ...(draft.last < from ? { last: from } : {}) });
          }}
        />
        <DateField
          label={t('lastDay')}
          value={draft.last}
          onChange={(last) => {
            change({ last });
          }}
        />
      </FieldRow>
      <TextField
        label={t('reason')}
        value={draft.reason}
        onChange={(reason) => {
          change({ reason });
        }}
      />
      <SaveFoot
        failure={save.isError ? failureOf(save.error) : null}
        isSaving={save.isPending}
        words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
        note={note}
        onLeave={onLeave}
      />
    </Form>
  );
}
