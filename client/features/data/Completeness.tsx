import { useTranslations } from 'use-intl/react';
import type { SourceQuality } from '#server/contract/sources.ts';
import { useFieldName } from '../../ui/use-field-name.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './Data.module.css';

/** Which share of a source's records fills each field; what is never filled stands in one line. */
export function Completeness({ quality }: { quality: SourceQuality }) {
  const t = useTranslations('data');
  const kind = useTranslations('kind');
  const formats = useFormats();
  const fieldName = useFieldName();
  return (
    <div className={css['kinds']}>
      {quality.kinds.map(({ kind: of, records, fields }) => {
        const always = fields.filter((one) => one.filled === records);
        const filled = fields.filter((one) => one.filled > 0 && one.filled < records);
        const never = fields.filter((one) => one.filled === 0);
        return (
          <div key={of} className={css['kind']}>
            <h4 className={css['subtitle']}>
              {t('fieldsOf', { kind: kind(of), count: formats.value.count(records) })}
            </h4>
            {filled.length > 0 && (
              <ul className={css['fields']}>
                {filled
                  .toSorted((a, b) => b.filled - a.filled)
                  .map((one) => (
                    <li key={one.field}>
                      <span>{fieldName(one.field)}</span>
                      <span className={css['track']} aria-hidden="true">
                        <span
                          className={css['fill']}
                          style={{ inlineSize: `${(one.filled / records) * 100}%` }}
                        />
                      </span>
                      <span className={css['share']}>{shareText(one.filled, records)}</span>
                    </li>
                  ))}
              </ul>
            )}
            {always.length > 0 && (
              <p className={css['quiet']}>
                {t('always', { fields: formats.series(always.map((one) => fieldName(one.field))) })}
              </p>
            )}
            {never.length > 0 && (
              <p className={css['quiet']}>
                {t('never', { fields: formats.series(never.map((one) => fieldName(one.field))) })}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );

  /** Nearly all is not all, and nearly none is not none. */
  function shareText(part: number, whole: number): string {
    const share = (part / whole) * 100;
    const isEdge = share > 99 || share < 1;
    return formats.value.plain('percent', isEdge ? cut(share) : share, isEdge ? 1 : 0);
  }
}

/** Kept away from 0 and 100 where rounding would reach them. */
function cut(share: number): number {
  return Math.min(99.9, Math.max(0.1, share));
}
