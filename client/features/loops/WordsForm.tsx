import { useTranslations } from 'use-intl/react';
import type { WordsFormProps } from '../../ui/WordsForm.tsx';
import { WordsForm as Words } from '../../ui/WordsForm.tsx';

/** What there is to say of a loop. */
export function WordsForm(props: Omit<WordsFormProps, 'words' | 'need' | 'hint'>) {
  const t = useTranslations('loopPage');
  const words = { save: t('send'), saving: t('sending'), leave: t('leave') };
  return <Words {...props} {...{ words }} need={t('fillIn')} />;
}
