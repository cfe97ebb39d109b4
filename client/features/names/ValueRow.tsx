import { useTranslations } from 'use-intl/react';
import type { DimensionValueInfo } from '#server/contract/dimensions.ts';
import { failureOf } from '../../api/failure.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { RowNote } from '../../ui/Rows.tsx';
import { EditableRow } from './EditableRow.tsx';
import css from './Names.module.css';
import { useValueChange } from './use-value-change.ts';
import { ValueForm } from './ValueForm.tsx';

export type ValueRowProps = {
  dimension: string;
  value: DimensionValueInfo;
  /** Values that were merged into it. */
  merged: readonly DimensionValueInfo[];
  /** Values that are shown as themselves. */
  heads: readonly DimensionValueInfo[];
  called: (value: DimensionValueInfo) => string;
  mayEdit: boolean;
};

/** One value: its names, what the source calls it, where it stands, and what was merged into it. */
export function ValueRow({ dimension, value, merged, heads, called, mayEdit }: ValueRowProps) {
  return (
    <EditableRow
      name={called(value)}
      facts={useFacts(value, heads, called)}
      mayEdit={mayEdit}
      form={(onDone) => <ValueForm {...{ dimension, value, heads, called, onDone }} />}
    >
      {merged.map((one) => (
        <MergedLine key={one.key} {...{ dimension, value: one, called, mayEdit }} />
      ))}
    </EditableRow>
  );
}

/** What is known of a value beside the name that stands above. */
function useFacts(
  value: DimensionValueInfo,
  heads: readonly DimensionValueInfo[],
  called: (value: DimensionValueInfo) => string,
): string[] {
  const t = useTranslations('names');
  const kindName = useTranslations('records.channelKind');
  const { language } = useFormats();
  const { key, name, parent, kind, named } = value;
  const other = name[language === 'en' ? 'ar' : 'en'];
  const above = heads.find((one) => one.key === parent);
  return [
    ...(other === '' ? [] : [isolate(other)]),
    t('key', { key: isolate(key) }),
    ...(parent === null ? [] : [t('within', { name: isolate(above ? called(above) : parent) })]),
    ...(kind === null ? [] : [kindName(kind)]),
    ...(named ? [] : [t('unnamed')]),
  ];
}

/** A value that is shown as another, until that is taken back. */
function MergedLine({
  dimension,
  value,
  called,
  mayEdit,
}: Pick<ValueRowProps, 'dimension' | 'value' | 'called' | 'mayEdit'>) {
  const t = useTranslations('names');
  const change = useValueChange({ dimension, key: value.key }, () => undefined);
  const name = isolate(called(value));
  return (
    <div className={css['merged']}>
      <RowNote>{t('merged', { name, key: isolate(value.key) })}</RowNote>
      {mayEdit && (
        <Button
          size="small"
          aria-label={t('takeBackOf', { name })}
          disabled={change.isPending}
          onPress={() => {
            change.mutate({ alias: null });
          }}
        >
          {t('takeBack')}
        </Button>
      )}
      {change.isError && <ErrorLine failure={failureOf(change.error)} />}
    </div>
  );
}
