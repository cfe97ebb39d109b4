import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormActions, FormNote } from '../../ui/Form.tsx';

/** Sends the reader a letter, so that they see whether mails reach them before an alert has to. */
export function TestLetter() {
  const t = useTranslations('notices');
  const formats = useFormats();
  const { actions } = useAlertQueries();
  const test = useMutation({ mutationFn: () => actions.notices.test() });
  const said = (): string => {
    if (!test.data) return '';
    const { isDelivered, outcome } = test.data;
    if (isDelivered) return t('tested');
    return t('testFailed', {
      outcome: formats.said(nameIn(formats.language, outcome.message, outcome.code)),
    });
  };
  return (
    <>
      <FormActions>
        <Button
          aria-busy={test.isPending}
          onPress={() => {
            if (!test.isPending) test.mutate();
          }}
        >
          {test.isPending ? t('testing') : t('test')}
        </Button>
        <FormNote text={said()} />
      </FormActions>
      {test.isError ? <ErrorLine failure={failureOf(test.error)} /> : null}
    </>
  );
}
