import { useTranslations } from 'use-intl/react';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { choosable } from './targets.ts';
import { useTargetGroups } from './use-target-groups.ts';
import css from './Import.module.css';

/** Columns that could not stay what they were when another one was corrected: what each was, what it is now, and why. */
export function MovedColumns({
  guess,
  before,
  spoken,
  mapping,
}: {
  guess: GuessAnswer;
  before: GuessAnswer['columns'];
  /** The column that was corrected. */
  spoken: string;
  mapping: Mapping;
}) {
  const t = useTranslations('wizard');
  const { said } = useFormats();
  const groupsFor = useTargetGroups(mapping, false);
  const placeOf = (target: string | null): string =>
    target === null ? '' : choosable(target, mapping.instruments);
  const label = (place: string): string =>
    groupsFor(place)
      .flatMap(({ options }) => options)
      .find(({ value }) => value === place)?.label ?? place;
  const moved = guess.columns.flatMap((column) => {
    const was = before.find((one) => one.column === column.column);
    if (!was || column.column === spoken) return [];
    if (groupOf(was.target) === groupOf(column.target)) return [];
    const [from, to] = [placeOf(was.target), placeOf(column.target)];
    return [{ column, from: label(from), to: label(to) }];
  });
  return (
    <div role="status" className={css['moved']}>
      {moved.length > 0 && (
        <>
          <p>{t('moved', { count: moved.length })}</p>
          <ul>
            {moved.map(({ column, from, to }) => (
              <li key={column.column}>
                {t('movedFrom', {
                  column: isolate(column.header || column.column),
                  from: isolate(from),
                  to: isolate(to),
                })}{' '}
                <span className={css['quiet']}>{said(column.why.message)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** How an attribute or a question is called does not matter. */
function groupOf(target: string | null): string | null {
  return target?.replace(/^(attributes|instruments)\..*/, '$1') ?? null;
}
