import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { SourceQuality } from '#server/contract/sources.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordHref } from '../../url/record-address.ts';
import { Shape } from '../../ui/Shape.tsx';
import css from './Data.module.css';

/** What cannot be true of some records, each with an example to look for in the source. */
export function SourceFaults({
  quality,
  source,
  isBrief = false,
}: {
  quality: SourceQuality;
  /** Id of the source they are of. */
  source: string;
  isBrief?: boolean;
}) {
  const t = useTranslations('data');
  const fault = useTranslations('fault');
  const kind = useTranslations('kind');
  const formats = useFormats();
  const found = quality.kinds.flatMap(({ kind: of, records, faults }) =>
    faults.map((one) => ({ ...one, of, among: records })),
  );
  if (found.length === 0) {
    return isBrief ? null : <p className={css['note']}>{t('faultsNone')}</p>;
  }
  const shown = isBrief ? found.toSorted((a, b) => b.records - a.records).slice(0, 1) : found;
  return (
    <ul className={css['faults']}>
      {shown.map((one) => (
        <li key={`${one.of} ${one.fault}`}>
          <Shape judgement="provisional" />
          <span>
            {formats.line([
              kind(one.of),
              `${formats.value.count(one.records)} ${fault(one.fault)}`,
            ])}
            {!isBrief && (
              <span className={css['quiet']}>
                {' '}
                ({formats.value.plain('percent', (one.records / one.among) * 100, 1)}),{' '}
                <Link href={recordHref({ kind: one.of, source, externalId: one.example })}>
                  {t('example', { id: isolate(one.example) })}
                </Link>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
