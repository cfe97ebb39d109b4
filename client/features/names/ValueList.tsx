import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { DimensionValueInfo } from '#server/contract/dimensions.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { TextField } from '../../ui/Form.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import css from './Names.module.css';
import { ValueRow } from './ValueRow.tsx';

/** Rows that are shown at first, and that each "show more" adds; where there are more, they can be searched. */
const SHOWN = 25;

/** The values of a dimension by name, each with those that were merged into it below. */
export function ValueList({ dimension, mayEdit }: { dimension: string; mayEdit: boolean }) {
  const t = useTranslations('names');
  const { language, locale } = useFormats();
  const values = useQuery(useQueries().dimension(dimension));
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(SHOWN);
  if (!values.data) {
    return values.isError ? (
      <ErrorState failure={failureOf(values.error)} onRetry={() => void values.refetch()} />
    ) : (
      <Skeleton height="16rem" />
    );
  }
  const all = values.data.values;
  if (all.length === 0) return <EmptyState title={t('none')} hint={t('noneHint')} />;
  const called = ({ name, key }: DimensionValueInfo) => nameIn(language, name, key);
  const byName = new Intl.Collator(locale, { numeric: true });
  const heads = all
    .filter(({ alias }) => alias === null)
    .toSorted((a, b) => byName.compare(called(a), called(b)));
  const merged = mergedByHead(all);
  const mergedInto = ({ key }: DimensionValueInfo) => merged.get(key) ?? [];
  const found = heads.filter((head) =>
    [head, ...mergedInto(head)].some((one) => isMeant(one, sought)),
  );
  return (
    <div className={css['values']}>
      {all.length > SHOWN && (
        <div>
          <TextField label={t('find')} value={sought} onChange={setSought} />
          <p className={css['note']} role="status">
            {found.length === 0 ? t('notFound') : ''}
          </p>
        </div>
      )}
      <Rows>
        {found.slice(0, shown).map((value) => (
          <ValueRow
            key={value.key}
            {...{ dimension, value, heads, called, mayEdit }}
            merged={mergedInto(value)}
          />
        ))}
      </Rows>
      {found.length > shown && (
        <div>
          <Button
            onPress={() => {
              setShown(shown + SHOWN);
            }}
          >
            {t('showMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Merged values by the key of the one they are shown as, however often that was merged in turn. */
function mergedByHead(all: readonly DimensionValueInfo[]): Map<string, DimensionValueInfo[]> {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const headOf = ({ key, alias }: DimensionValueInfo): string => {
    const next = alias === null ? undefined : byKey.get(alias);
    return next ? headOf(next) : key;
  };
  const merged = new Map<string, DimensionValueInfo[]>();
  for (const one of all) {
    if (one.alias === null) continue;
    const head = headOf(one);
    merged.set(head, [...(merged.get(head) ?? []), one]);
  }
  return merged;
}

function isMeant({ key, name }: DimensionValueInfo, sought: string): boolean {
  const text = sought.trim().toLocaleLowerCase();
  return [key, name.en, name.ar].some((one) => one.toLocaleLowerCase().includes(text));
}
