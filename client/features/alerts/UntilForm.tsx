import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useZone } from '../../api/use-zone.ts';
import { addDays } from '../../format/day.ts';
import { dayIn } from '../../format/instant.ts';
import type { Failure } from '../../ui/ErrorState.tsx';
import { ChoiceField, DateField, FieldRow, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import type { Span } from './until.ts';
import { spansOf, untilOf } from './until.ts';
import { useInstantText } from '../../api/use-instant-text.ts';

export type UntilFormProps = {
  what: 'acknowledge' | 'snooze';
  severity: AlertInfo['severity'];
  failure: Failure | null;
  isSending: boolean;
  onSend: (until: string) => void;
  onLeave: () => void;
};

const DAY_HOURS = 24;

/** Until when somebody promises to see to an alert, or puts it off. */
export function UntilForm({ what, severity, failure, isSending, onSend, onLeave }: UntilFormProps) {
  const t = useTranslations('alerts');
  const zone = useZone();
  const time = useInstantText();
  // What is chosen is counted from when the form was opened, so that what is read is what is sent.
  const [now] = useState(() => Date.now());
  const spans = spansOf(severity);
  const [span, setSpan] = useState<Span>('4');
  const [day, setDay] = useState(() => addDays(dayIn(zone, now), 1));
  const [note, setNote] = useState('');
  const until = untilOf(span, day, zone, now);
  const named = (one: Span): string => {
    if (one === 'day') return t('aDay');
    const hours = Number(one);
    return hours < DAY_HOURS
      ? t('hours', { count: hours })
      : t('days', { count: hours / DAY_HOURS });
  };
  return (
    <Form
      onSend={() => {
        if (isSending) return;
        if (until === null) setNote(t('needDay'));
        else onSend(until);
      }}
    >
      <FieldRow>
        <ChoiceField
          label={t('until')}
          hint={
            span === 'day' || until === null ? undefined : t('untilTime', { time: time(until) })
          }
          value={span}
          groups={[{ label: '', options: spans.map((one) => ({ value: one, label: named(one) })) }]}
          onChoose={setSpan}
        />
        {span === 'day' ? <DateField label={t('untilDay')} value={day} onChange={setDay} /> : null}
      </FieldRow>
      <SaveFoot
        {...{ failure, note, onLeave }}
        isSaving={isSending}
        words={{
          save: what === 'acknowledge' ? t('promise') : t('snoozeGo'),
          saving: t('sending'),
          leave: t('leave'),
        }}
      />
    </Form>
  );
}
