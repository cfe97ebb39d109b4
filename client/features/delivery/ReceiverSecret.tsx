import { useTranslations } from 'use-intl/react';
import type { ReceiverInfo } from '#server/contract/receivers.ts';
import { isolate } from '../../format/bidi.ts';
import { ShownOnce } from '../../ui/Form.tsx';

export type Issued = { readonly receiver: ReceiverInfo; readonly secret: string | null };

/** A receiver's new secret, shown once; nothing where its address is the secret. */
export function ReceiverSecret({ issued }: { issued: Issued | null }) {
  const t = useTranslations('delivery');
  if (issued === null || issued.secret === null) return null;
  return (
    <ShownOnce
      title={t('secretTitle', { name: isolate(issued.receiver.name) })}
      text={issued.secret}
      hint={t('secretHint')}
    />
  );
}
