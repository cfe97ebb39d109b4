import { useTranslations } from 'use-intl/react';
import type { GuessAnswer } from '#server/contract/guess.ts';
import { isolate } from '../../../format/bidi.ts';
import { CheckField } from '../../../ui/Form.tsx';
import { freshColumns } from './fresh-columns.ts';
import { choosable } from './targets.ts';
import type { KnownMapping } from './use-known-mapping.ts';
import { useTargetGroups } from './use-target-groups.ts';
import css from './Import.module.css';

/** New columns of a known source that can be read beside what was read last time. */
export function FreshColumns({
  known,
  guess,
  names,
  taken,
  onTake,
}: {
  known: KnownMapping;
  guess: GuessAnswer;
  /** The columns that are new. */
  names: readonly string[];
  /** Places that are read too. */
  taken: readonly string[];
  onTake: (taken: string[]) => void;
}) {
  const t = useTranslations('wizard');
  const { mapping } = known;
  const columns = freshColumns(mapping, guess, names);
  const groupsFor = useTargetGroups(mapping, false);
  const nameOf = (target: string): string => {
    const place = choosable(target, guess.mapping.instruments);
    const options = groupsFor(place).flatMap((group) => group.options);
    return options.find(({ value }) => value === place)?.label ?? place;
  };
  if (columns.length === 0) return null;
  return (
    <div className={css['facts']}>
      {columns.map(({ column, target }) => (
        <CheckField
          key={target}
          label={t('knownAdd', { column: isolate(column), use: nameOf(target) })}
          isChecked={taken.includes(target)}
          onChange={(isTaken) => {
            const others = taken.filter((one) => one !== target);
            onTake(isTaken ? [...others, target] : others);
          }}
        />
      ))}
    </div>
  );
}
