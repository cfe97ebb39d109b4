import { useTranslations } from 'use-intl/react';
import type { ReceiverInfo } from '#server/contract/receivers.ts';
import { isolate } from '../../format/bidi.ts';
import { FormNote } from '../../ui/Form.tsx';
import css from './Delivery.module.css';

export type Issued = { readonly receiver: ReceiverInfo; readonly secret: string | null };

/** A receiver's new secret, shown once; nothing where its address is the secret. */
export function ReceiverSecret({ issued }: { issued: Issued | null }) {
  const t = useTranslations('delivery');
  if (issued === null || issued.secret === null) return null;
  return (
    <div role="status">
      <p className={css['name']}>{t('secretTitle', { name: isolate(issued.receiver.name) })}</p>
      <code className={css['secret']} dir="ltr">
        {issued.secret}
      </code>
      <FormNote text={t('secretHint')} />
    </div>
  );
}
