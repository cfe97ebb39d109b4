import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SourceInfo } from '#server/contract/sources.ts';
import { failureOf } from '../../api/failure.ts';
import { useZone } from '../../api/use-zone.ts';
import { isDay } from '../../format/day.ts';
import { dayIn, startOfDay } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { DateField, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { useSourceChange } from './use-source-change.ts';

/** From which day on records are taken; older ones are refused with a reason. */
export function SourceSeal({ source }: { source: SourceInfo }) {
  const t = useTranslations('data');
  const formats = useFormats();
  const zone = useZone();
  const change = useSourceChange(source.id);
  const sealed = source.sealedBefore === null ? null : dayIn(zone, source.sealedBefore);
  // What was dropped by age is never let in again.
  const isOwn = sealed !== null && source.sealedBefore !== source.retention.droppedBefore;
  const [day, setDay] = useState(sealed ?? '');
  return (
    <Form
      onSend={() => {
        if (isDay(day)) change.mutate({ sealedBefore: startOfDay(zone, day) });
      }}
    >
      <FormNote
        text={sealed === null ? t('sealNone') : t('sealSet', { day: formats.day.long(sealed) })}
      />
      <DateField label={t('sealChange')} value={day} onChange={setDay} />
      {change.isError && <ErrorLine failure={failureOf(change.error)} />}
      <FormActions>
        <Button disabled={!isDay(day) || change.isPending}>{t('sealSave')}</Button>
        {isOwn && (
          <Button
            onPress={() => {
              change.mutate({ sealedBefore: null });
            }}
          >
            {t('sealOff')}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}
