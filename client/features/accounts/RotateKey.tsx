import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../ui/Button.tsx';
import { FieldRow, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { DaysField, KEY_DAYS, OVERLAP_DAYS } from './DaysField.tsx';

export type RotateKeyProps = {
  isBusy: boolean;
  onRotate: (wanted: { days: number; overlapDays: number }) => void;
};

/** A new secret with the same rights; the old one goes on for a while, so that nothing stops meanwhile. */
export function RotateKey({ isBusy, onRotate }: RotateKeyProps) {
  const t = useTranslations('keys');
  const [days, setDays] = useState(365);
  const [overlapDays, setOverlapDays] = useState(7);
  return (
    <Form onSend={() => onRotate({ days, overlapDays })}>
      <FormNote text={t('rotateHint')} />
      <FieldRow>
        <DaysField label={t('days')} choices={KEY_DAYS} value={days} onChoose={setDays} />
        <DaysField
          label={t('overlap')}
          choices={OVERLAP_DAYS}
          value={overlapDays}
          onChoose={setOverlapDays}
        />
      </FieldRow>
      <FormActions>
        <Button isPrimary disabled={isBusy}>
          {t('rotateNow')}
        </Button>
      </FormActions>
    </Form>
  );
}
