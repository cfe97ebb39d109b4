import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ErasurePreview } from '#server/contract/erasures.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Form, FormActions, TextField } from '../../ui/Form.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FileList } from './FileList.tsx';
import css from './Erasure.module.css';

export type EraseConfirmProps = {
  customer: string;
  preview: ErasurePreview;
  isPending: boolean;
  /** Why it was refused; null = it was not. */
  failure: Failure | null;
  onErase: (confirm: string) => void;
  onLeave: () => void;
};

/** What would go, and the id typed again. */
export function EraseConfirm(props: EraseConfirmProps) {
  const { customer, preview, isPending, failure, onErase, onLeave } = props;
  const t = useTranslations('erasure');
  const formats = useFormats();
  const [confirm, setConfirm] = useState('');
  const count = preview.sources.reduce((sum, { records }) => sum + records, 0);
  const sources = preview.sources.map(({ source, records }) =>
    t('ofSource', { source: isolate(source), count: formats.value.count(records) }),
  );
  return (
    <Form
      onSend={() => {
        if (confirm === customer && !isPending) onErase(confirm);
      }}
    >
      <div className={css['facts']} role="status">
        <p className={css['id']}>
          <bdi>{customer}</bdi>
        </p>
        {preview.isErased ? <Notice text={t('before')} /> : null}
        <p>{count > 0 ? t('found', { count, sources: formats.list(sources) }) : t('nothing')}</p>
        <FileList label={t('filesGone')} files={preview.files.gone} />
        <FileList label={t('filesLeft')} files={preview.files.left} />
        <p>{t('stays')}</p>
      </div>
      <TextField label={t('confirm')} value={confirm} onChange={setConfirm} fill="off" />
      {failure ? <ErrorLine failure={failure} /> : null}
      <FormActions>
        <Button isPrimary disabled={confirm !== customer || isPending}>
          {isPending ? t('erasing') : t('erase')}
        </Button>
        <Button onPress={onLeave}>{t('another')}</Button>
      </FormActions>
    </Form>
  );
}
