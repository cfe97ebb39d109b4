import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { TargetInput } from '#server/contract/targets.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { metricOptions } from '../../api/metric-options.ts';
import { freshKey } from '../../api/once.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useValues } from '../../api/use-values.ts';
import { isDay } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChoiceField, DateField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import css from './Targets.module.css';
import { useValueFault } from '../../ui/use-value-fault.ts';
import { ValueField } from '../../ui/ValueField.tsx';
import type { DurationUnit } from '../../ui/value-input.ts';
import { valueOf } from '../../ui/value-input.ts';

const HOURS: DurationUnit = 'hours';

export type TargetFormProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  /** True = the target is set. */
  onLeave: (isSet: boolean) => void;
};

/** What should be reached, where, from when, who answers for it and why. */
export function TargetForm({ organisation, catalogue, onLeave }: TargetFormProps) {
  const t = useTranslations('targets');
  const { actions } = useQueries();
  const client = useQueryClient();
  const panel = useTranslations('panel');
  const { day, language } = useFormats();
  const words = { onCards: panel('onCards'), others: panel('others') };
  const metrics = metricOptions(organisation.cards, catalogue, { language, words });
  const departments = useValues('department');
  // What is changed after it was refused is another request.
  const [once, setOnce] = useState(freshKey);
  const [note, setNote] = useState('');
  const [draft, setDraft] = useState({
    metric: organisation.cards[0] ?? '',
    department: '',
    value: '',
    duration: HOURS,
    from: organisation.today,
    owner: '',
    reason: '',
  });
  const change = (part: Partial<typeof draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    setOnce(freshKey());
  };
  const { lastWeek } = organisation;
  // What begins after the week that cards show would be looked for there in vain.
  const waits = lastWeek !== null && draft.from >= lastWeek.to;
  const info = metricInfo(catalogue, draft.metric);
  const faultOf = useValueFault();
  const save = useMutation({
    mutationFn: (input: TargetInput) => actions.targets.set(input, once),
    onSuccess: async () => {
      onLeave(true);
      await client.invalidateQueries();
    },
  });
  const send = () => {
    if (save.isPending) return;
    const { metric, department, from, owner, reason } = draft;
    const value = info ? valueOf(draft.value, info.unit, draft.duration) : null;
    const fault = info && value !== null ? faultOf(info, value) : null;
    if (value === null) setNote(t('needValue'));
    else if (fault !== null) setNote(fault);
    else if (!isDay(from)) setNote(t('needDay'));
    else if (owner.trim() === '' || reason.trim() === '') setNote(t('needOwner'));
    else {
      save.mutate({
        metric,
        department: department === '' ? null : department,
        from,
        value,
        owner,
        reason,
      });
    }
  };
  return (
    <div className={css['sheet']}>
      <Form onSend={send}>
        <FieldRow>
          <ChoiceField
            label={t('metric')}
            value={draft.metric}
            groups={metrics}
            onChoose={(metric) => {
              change({ metric });
            }}
          />
          <ChoiceField
            label={t('for')}
            value={draft.department}
            groups={[{ label: '', options: [{ value: '', label: t('whole') }, ...departments] }]}
            onChoose={(department) => {
              change({ department });
            }}
          />
        </FieldRow>
        {info ? (
          <ValueField info={info} value={draft.value} duration={draft.duration} onChange={change} />
        ) : null}
        <DateField
          label={t('firstDay')}
          hint={
            waits
              ? t('firstDayLater', { week: day.range(lastWeek.from, lastWeek.to) })
              : t('firstDayHint')
          }
          value={draft.from}
          onChange={(from) => {
            change({ from });
          }}
        />
        <FieldRow>
          <TextField
            label={t('owner')}
            hint={t('ownerHint')}
            value={draft.owner}
            onChange={(owner) => {
              change({ owner });
            }}
          />
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            value={draft.reason}
            onChange={(reason) => {
              change({ reason });
            }}
          />
        </FieldRow>
        <SaveFoot
          failure={save.isError ? failureOf(save.error) : null}
          isSaving={save.isPending}
          words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
          note={note}
          onLeave={() => {
            onLeave(false);
          }}
        />
      </Form>
    </div>
  );
}
