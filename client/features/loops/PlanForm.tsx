import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { metricOptions } from '../../api/metric-options.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Field } from '../../ui/Field.tsx';
import { ChoiceField, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import type { DurationUnit } from '../../ui/value-input.ts';
import { useValueFault } from '../../ui/use-value-fault.ts';
import { DURATIONS, valueOf } from '../../ui/value-input.ts';
import { ValueField } from '../../ui/ValueField.tsx';
import type { EditFormProps } from './EditableCard.tsx';

const PARTS = ['what', 'why', 'how'] as const;

type Plan = LoopAnswer['loop']['plan'];
type Draft = Record<(typeof PARTS)[number], string> & {
  /** Empty = what is behind the loop. */
  goal: string;
  value: string;
  duration: DurationUnit;
};

/** What is done, why and how; the metric it is read on, and what that should come to. */
export function PlanForm({
  loop,
  catalogue,
  onSend,
  ...foot
}: EditFormProps & Pick<LoopAnswer, 'loop'> & { catalogue: Catalogue }) {
  const t = useTranslations('loopPage');
  const { language } = useFormats();
  const { plan, scope } = loop;
  const infoOf = (goal: string) => metricInfo(catalogue, goal === '' ? scope.metric : goal);
  const [draft, setDraft] = useState(() => draftOf(plan, infoOf(plan.goal ?? '')?.unit));
  const [note, setNote] = useState('');
  const change = (part: Partial<Draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const goals = useGoals(catalogue, plan.goal);
  const info = infoOf(draft.goal);
  const faultOf = useValueFault();
  const counted = metricName(catalogue, scope.metric, language);
  return (
    <Form
      onSend={() => {
        const { goal, value, duration } = draft;
        const target = value.trim() === '' || !info ? null : valueOf(value, info.unit, duration);
        const fault = info && target !== null ? faultOf(info, target) : null;
        if (target === null && value.trim() !== '') setNote(t('targetFault'));
        else if (fault !== null) setNote(fault);
        else if (!foot.isSending) {
          const [what = null, why = null, how = null] = PARTS.map((part) =>
            draft[part].trim() === '' ? null : draft[part].trim(),
          );
          onSend({ plan: { what, why, how, goal: goal === '' ? null : goal, target } });
        }
      }}
    >
      {PARTS.map((part) => (
        <Field key={part} label={t(`planParts.${part}`)}>
          {(id) => (
            <TextAreaControl
              id={id}
              rows={2}
              dir="auto"
              value={draft[part]}
              onChange={(text) => {
                change({ [part]: text });
              }}
            />
          )}
        </Field>
      ))}
      <ChoiceField
        label={t('goal')}
        hint={t('goalHint')}
        value={draft.goal}
        groups={[{ label: t('behind'), options: [{ value: '', label: counted }] }, ...goals]}
        onChoose={(goal) => {
          // A number of one unit says nothing in another.
          const isSame = infoOf(goal)?.unit === info?.unit;
          change({ goal, ...(isSame ? {} : { value: '' }) });
        }}
      />
      {info ? (
        <ValueField info={info} value={draft.value} duration={draft.duration} onChange={change} />
      ) : null}
      <SaveFoot
        {...foot}
        {...{ note }}
        isSaving={foot.isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}

/** The metrics there are; one that is gone stays until another is chosen. */
function useGoals(catalogue: Catalogue, chosen: string | null) {
  const { language } = useFormats();
  const panel = useTranslations('panel');
  const organisation = useQuery(useQueries().organisation()).data;
  const words = { onCards: panel('onCards'), others: panel('others') };
  return metricOptions(organisation?.cards ?? [], catalogue, { language, words, chosen });
}

function draftOf({ target, goal, ...texts }: Plan, unit: string | undefined): Draft {
  const isLong = unit === 'seconds';
  const written = isLong && target !== null ? target / DURATIONS.hours : target;
  return {
    what: texts.what ?? '',
    why: texts.why ?? '',
    how: texts.how ?? '',
    goal: goal ?? '',
    value: written === null ? '' : String(Math.round(written * 1000) / 1000),
    duration: 'hours',
  };
}
