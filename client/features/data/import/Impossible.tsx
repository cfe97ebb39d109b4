import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import css from './Import.module.css';

/** What would be counted without a time, where an end has a day and a beginning a time of day. */
const AT_MIDNIGHT: ReadonlySet<string> = new Set([
  'answered_before_opened',
  'resolved_before_opened',
  'closed_before_opened',
]);

/** What cannot be true of records that would be stored all the same, with an id to look for in the file. */
export function Impossible({ faults }: Pick<DryRunFacts, 'faults'>) {
  const t = useTranslations('wizard');
  const words = useTranslations('fault');
  const kinds = useTranslations('kind');
  const formats = useFormats();
  if (faults.length === 0) return null;
  return (
    <>
      {faults.map(({ kind, fault, records, example }) => (
        <p key={`${kind} ${fault}`} className={css['lost']}>
          {formats.line([
            kinds(kind),
            `${formats.value.count(records)} ${words(fault)}`,
            t('faultExample', { id: isolate(example) }),
          ])}
        </p>
      ))}
      {faults.some(({ fault }) => AT_MIDNIGHT.has(fault)) && (
        <p className={css['note']}>{t('atMidnight')}</p>
      )}
    </>
  );
}
