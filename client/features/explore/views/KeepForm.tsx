import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote, TextField } from '../../../ui/Form.tsx';
import type { ExploreView } from '../../../url/explore-view.ts';
import { printExplore } from '../../../url/explore-view.ts';
import { useViewChange } from './use-view-change.ts';

/** Keeps what is shown under a name: its question, with the period as a rule. */
export function KeepForm({
  view,
  days,
}: {
  view: ExploreView;
  days: { from: string; to: string };
}) {
  const t = useTranslations('explore');
  const formats = useFormats();
  const { actions } = useQueries();
  const [name, setName] = useState('');
  const keep = useViewChange(
    () => actions.views.keep({ name, query: printExplore(view) }),
    () => {
      setName('');
    },
  );
  return (
    <Form
      onSend={() => {
        if (name.trim() !== '') keep.mutate(null);
      }}
    >
      <TextField label={t('name')} value={name} onChange={setName} />
      {'rule' in view.period ? null : (
        <FormNote text={t('fixedDays', { range: formats.day.range(days.from, days.to) })} />
      )}
      <FormActions>
        <Button disabled={keep.isPending || name.trim() === ''}>{t('keep')}</Button>
      </FormActions>
      {keep.isError ? <ErrorLine failure={failureOf(keep.error)} /> : null}
    </Form>
  );
}
