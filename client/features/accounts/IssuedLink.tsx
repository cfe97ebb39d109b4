import { useTranslations } from 'use-intl/react';
import type { IssuedLinkAnswer } from '#server/contract/accounts.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ShownOnce } from '../../ui/Form.tsx';

/** A one-time link, for whoever is to be let in: shown once, to be handed on by hand. */
export function IssuedLink({ name, link }: { name: string; link: IssuedLinkAnswer['link'] }) {
  const t = useTranslations('people');
  const { locale } = useFormats();
  const time = formatInstant(locale, useZone(), Date.parse(link.expiresAt));
  return (
    <ShownOnce
      title={t('linkTitle', { name: isolate(name) })}
      text={location.origin + link.path}
      hint={t('linkHint', { time })}
    />
  );
}
