import { useTranslations } from 'use-intl/react';
import type { JoinedCount } from '#server/domain/joined-count.ts';
import { isolate } from '../../../format/bidi.ts';
import css from './Import.module.css';

/** What did not come together with each joined file, and what that means for the records. */
export function JoinedCounts({ joined }: { joined: readonly JoinedCount[] }) {
  const t = useTranslations('join');
  return joined.map(({ table, kind, rowsAlone, without }) => (
    <p key={table} className={css['note']}>
      {[
        ...(rowsAlone > 0 ? [t('rowsAlone', { count: rowsAlone, table: isolate(table) })] : []),
        ...(without > 0
          ? [
              t(kind === 'reference' ? 'notThere' : 'nothingThere', {
                count: without,
                table: isolate(table),
              }),
            ]
          : []),
      ].join(' ')}
    </p>
  ));
}
