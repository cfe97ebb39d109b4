import { useTranslations } from 'use-intl/react';
import { useFormats } from '../../../i18n/reader.ts';
import { groupField } from '../../../url/group-field.ts';
import type { Shown } from '../shown.ts';
import { useGroupName } from '../use-group-name.ts';
import css from '../Explore.module.css';

/** Which of the compared departments or themes have others below them, whose records are not counted twice. */
export function OwnRecordsNote({ view, comparison }: Pick<Shown, 'view' | 'comparison'>) {
  const t = useTranslations('explore');
  const formats = useFormats();
  const groupName = useGroupName(view.by);
  const { by } = view;
  if (by !== 'department' && by !== 'theme') return null;
  const above = new Set(
    comparison.totals.flatMap(({ group }) =>
      group && groupField(group, by) !== by ? [group.key] : [],
    ),
  );
  if (above.size === 0) return null;
  const names = formats.series([...above].map(groupName));
  return (
    <div className={css['line']}>
      <p className={css['note']}>{t(`ownRecords.${by}`, { names })}</p>
    </div>
  );
}
