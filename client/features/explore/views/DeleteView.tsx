import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ViewAnswer } from '#server/contract/views.ts';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { useViewChange } from './use-view-change.ts';

/** Deletes a kept view after being asked once more. */
export function DeleteView({ view }: { view: ViewAnswer }) {
  const t = useTranslations('explore');
  const { actions } = useQueries();
  const [isAsking, setIsAsking] = useState(false);
  const leave = () => {
    setIsAsking(false);
  };
  const remove = useViewChange(() => actions.views.remove(view.id), leave);
  const name = isolate(view.name);
  return (
    <>
      <Button
        size="small"
        aria-label={t('deleteOf', { name })}
        onPress={() => {
          setIsAsking(true);
        }}
      >
        {t('delete')}
      </Button>
      {isAsking ? (
        <Dialog title={t('deleteSure', { name })} onLeave={leave}>
          <FormActions>
            <Button
              isPrimary
              disabled={remove.isPending}
              onPress={() => {
                remove.mutate(null);
              }}
            >
              {t('delete')}
            </Button>
            <Button onPress={leave}>{t('cancel')}</Button>
          </FormActions>
          {remove.isError ? <ErrorLine failure={failureOf(remove.error)} /> : null}
        </Dialog>
      ) : null}
    </>
  );
}
