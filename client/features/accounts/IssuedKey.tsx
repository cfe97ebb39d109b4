import { useTranslations } from 'use-intl/react';
import type { IssuedKeyAnswer } from '#server/contract/accounts.ts';
import { isolate } from '../../format/bidi.ts';
import { ShownOnce } from '../../ui/Form.tsx';

/** A new key's secret: shown once, to be put into the other program. */
export function IssuedKey({ issued }: { issued: IssuedKeyAnswer }) {
  const t = useTranslations('keys');
  return (
    <ShownOnce
      title={t('secretTitle', { name: isolate(issued.key.name) })}
      text={issued.secret}
      hint={t('secretHint')}
    />
  );
}
