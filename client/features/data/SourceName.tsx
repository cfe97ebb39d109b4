import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SourceInfo } from '#server/contract/sources.ts';
import { failureOf } from '../../api/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote, TextField } from '../../ui/Form.tsx';
import { useSourceChange } from './use-source-change.ts';

/** What the source is called in both languages. */
export function SourceName({ source }: { source: SourceInfo }) {
  const t = useTranslations('data');
  const words = useTranslations('organisation');
  const change = useSourceChange(source.id);
  const [name, setName] = useState(source.name);
  const isChanged = name.en !== source.name.en || name.ar !== source.name.ar;
  return (
    <Form
      onSend={() => {
        change.mutate({ name });
      }}
    >
      <TextField
        label={t('english')}
        lang="en"
        value={name.en}
        onChange={(en) => {
          setName({ ...name, en });
        }}
      />
      <TextField
        label={t('arabic')}
        lang="ar"
        value={name.ar}
        onChange={(ar) => {
          setName({ ...name, ar });
        }}
      />
      {change.isError && <ErrorLine failure={failureOf(change.error)} />}
      <FormActions>
        <Button disabled={!isChanged || change.isPending}>{words('save')}</Button>
        {change.isSuccess && !isChanged && <FormNote text={words('saved')} />}
      </FormActions>
    </Form>
  );
}
