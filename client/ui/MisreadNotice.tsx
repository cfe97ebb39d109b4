import { useTranslations } from 'use-intl/react';
import { isolate } from '../format/bidi.ts';
import { useFormats } from '../i18n/reader.ts';
import { Notice } from './Notice.tsx';

/** Longer than this a part is cut: an address may be as long as anybody writes it. */
const MOST_LETTERS = 60;

/** Says what of the address was left out; nothing where all of it was understood. */
export function MisreadNotice({ parts }: { parts: readonly string[] }) {
  const t = useTranslations('state');
  const { series } = useFormats();
  if (parts.length === 0) return null;
  const short = (part: string): string =>
    part.length > MOST_LETTERS ? `${part.slice(0, MOST_LETTERS)}…` : part;
  return (
    <Notice text={t('misread', { parts: series(parts.map((part) => isolate(short(part)))) })} />
  );
}
