import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { EraseConfirm } from './EraseConfirm.tsx';
import css from './Erasure.module.css';

/** First what erasing a customer would do; then, with the id typed again, that it is done. */
export function EraseForm() {
  const t = useTranslations('erasure');
  const { actions } = useQueries();
  const client = useQueryClient();
  const id = useId();
  const [customer, setCustomer] = useState('');
  const preview = useMutation({ mutationFn: () => actions.erasures.preview(customer) });
  const erase = useMutation({
    mutationFn: (confirm: string) => actions.erasures.order({ customer, confirm }),
    onSuccess: async () => {
      setCustomer('');
      preview.reset();
      // What is on other pages may be about this customer.
      await client.invalidateQueries();
    },
  });
  return (
    <Card labelledBy={id}>
      <div className={css['title']}>
        <PanelTitle id={id} text={t('formTitle')} />
      </div>
      {preview.data ? (
        <EraseConfirm
          customer={customer}
          preview={preview.data}
          isPending={erase.isPending}
          failure={erase.isError ? failureOf(erase.error) : null}
          onErase={erase.mutate}
          onLeave={() => {
            preview.reset();
            erase.reset();
          }}
        />
      ) : (
        <Form
          onSend={() => {
            if (customer !== '' && !preview.isPending) preview.mutate();
          }}
        >
          <TextField
            label={t('customer')}
            hint={t('customerHint')}
            value={customer}
            onChange={setCustomer}
            fill="off"
          />
          {preview.isError && <ErrorLine failure={failureOf(preview.error)} />}
          <FormActions>
            <Button disabled={customer === '' || preview.isPending}>
              {preview.isPending ? t('looking') : t('look')}
            </Button>
          </FormActions>
        </Form>
      )}
    </Card>
  );
}
