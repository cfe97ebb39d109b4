import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { TargetInfo } from '#server/contract/targets.ts';
import { addDays, isDay } from '../../format/day.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField, Form, FormActions } from '../../ui/Form.tsx';

export type EndTargetProps = {
  target: TargetInfo;
  today: string;
  isSending: boolean;
  /** First day on which it no longer holds; null = it goes on. */
  onEnd: (to: string | null) => void;
  onLeave: () => void;
};

/** The last day on which a target holds. */
export function EndTarget({ target, today, isSending, onEnd, onLeave }: EndTargetProps) {
  const t = useTranslations('targets');
  const [last, setLast] = useState(target.to === null ? today : addDays(target.to, -1));
  return (
    <Form
      onSend={() => {
        if (isDay(last)) onEnd(addDays(last, 1));
      }}
    >
      <DateField label={t('lastDay')} value={last} onChange={setLast} />
      <FormActions>
        <Button size="small" isPrimary disabled={isSending || !isDay(last)}>
          {t('end')}
        </Button>
        {target.to === null ? null : (
          <Button
            size="small"
            onPress={() => {
              onEnd(null);
            }}
          >
            {t('noEnd')}
          </Button>
        )}
        <Button size="small" onPress={onLeave}>
          {t('leave')}
        </Button>
      </FormActions>
    </Form>
  );
}
