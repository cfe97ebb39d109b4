import { useTranslations } from 'use-intl/react';
import type { RetentionPreview } from '#server/contract/retention.ts';
import { useZone } from '../../api/use-zone.ts';
import { dayIn } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Form, FormActions } from '../../ui/Form.tsx';
import css from './Data.module.css';

export type RetentionConfirmProps = {
  preview: RetentionPreview;
  isPending: boolean;
  /** Why it was refused; null = it was not. */
  failure: Failure | null;
  onKeep: () => void;
  onLeave: () => void;
};

/** What would go and what stays, before it is said for good. */
export function RetentionConfirm(props: RetentionConfirmProps) {
  const { preview, isPending, failure, onKeep, onLeave } = props;
  const { before, records, openCases } = preview;
  const t = useTranslations('retention');
  const formats = useFormats();
  const zone = useZone();
  const day = formats.day.long(dayIn(zone, before));
  return (
    <Form
      onSend={() => {
        if (!isPending) onKeep();
      }}
    >
      <div className={css['kind']} role="status">
        <p>
          {records > openCases
            ? t('wouldGo', { count: records - openCases, day })
            : t('nothingGoes', { day })}
        </p>
        {openCases > 0 ? <p>{t('wouldStay', { count: openCases })}</p> : null}
        <p>{t('numbersStay')}</p>
        <p>{t('forGood')}</p>
      </div>
      {failure ? <ErrorLine failure={failure} /> : null}
      <FormActions>
        <Button isPrimary disabled={isPending}>
          {isPending ? t('setting') : t('confirm')}
        </Button>
        <Button onPress={onLeave}>{t('leave')}</Button>
      </FormActions>
    </Form>
  );
}
