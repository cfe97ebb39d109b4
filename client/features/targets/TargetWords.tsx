import { useTranslations } from 'use-intl/react';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { TargetInfo } from '#server/contract/targets.ts';
import { isolate } from '../../format/bidi.ts';
import { addDays } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { RowNote } from '../../ui/Rows.tsx';
import { useDoneText } from './use-done-text.ts';

/** One target in words: value and days, owner and reason, who set it. */
export function TargetWords({ target, unit }: { target: TargetInfo; unit: Unit }) {
  const t = useTranslations('targets');
  const { day, line, value } = useFormats();
  const done = useDoneText();
  const { from, to, followedOn, owner, reason, state } = target;
  const ends = [to, followedOn].filter((one) => one !== null).sort();
  const last = ends[0] === undefined ? null : addDays(ends[0], -1);
  const history = [
    done('made', target.made),
    done('ended', target.ended),
    done('takenBack', target.takenBack),
  ].filter((text) => text !== '');
  return (
    <>
      <span>
        {line([
          value.exact(unit, target.value),
          last === null
            ? t('from', { day: day.long(from) })
            : t('fromTo', { from: day.long(from), to: day.long(last) }),
          ...(state === 'holding' ? [] : [t(`state.${state}`)]),
        ])}
      </span>
      {reason === null ? null : <RowNote>{isolate(reason)}</RowNote>}
      <RowNote>
        {line([...(owner === null ? [] : [t('ownedBy', { name: isolate(owner) })]), ...history])}
      </RowNote>
    </>
  );
}
