import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import css from './Import.module.css';

/** That another source has some of the records: by the records themselves, else by an import that seems to be the same. */
export function Elsewhere({ facts }: { facts: DryRunFacts }) {
  const t = useTranslations('wizard');
  const { value } = useFormats();
  const { likeImport, storedElsewhere } = facts;
  if (storedElsewhere) {
    const share = value.plain('percent', storedElsewhere.share * 100);
    const source = isolate(storedElsewhere.source);
    return <p className={css['lost']}>{t('storedElsewhere', { share, source })}</p>;
  }
  if (!likeImport) return null;
  const file = isolate(likeImport.fileName);
  return (
    <p className={css['lost']}>{t('likeImport', { file, source: isolate(likeImport.source) })}</p>
  );
}
