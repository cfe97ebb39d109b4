import { useTranslations } from 'use-intl/react';
import type { IssuedKeyAnswer } from '#server/contract/accounts.ts';
import { isolate } from '../../format/bidi.ts';
import { FormNote } from '../../ui/Form.tsx';
import css from './People.module.css';

/** A new key's secret: shown once, to be put into the other program. */
export function IssuedKey({ issued }: { issued: IssuedKeyAnswer }) {
  const t = useTranslations('keys');
  return (
    <div role="status">
      <p className={css['name']}>{t('secretTitle', { name: isolate(issued.key.name) })}</p>
      <code className={css['link']} dir="ltr">
        {issued.secret}
      </code>
      <FormNote text={t('secretHint')} />
    </div>
  );
}
