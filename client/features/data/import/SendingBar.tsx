import { useTranslations } from 'use-intl/react';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { Sending } from './use-send-file.ts';

/** How far a file is that is being sent, and the way to stop it. */
export function SendingBar({ sending, onCancel }: { sending: Sending; onCancel: () => void }) {
  const t = useTranslations('wizard');
  const { value } = useFormats();
  return (
    <>
      <ProgressBar
        share={sending.share}
        label={t('sending', {
          name: isolate(sending.name),
          share: value.plain('percent', sending.share * 100),
        })}
      />
      <Button onPress={onCancel}>{t('cancel')}</Button>
    </>
  );
}
