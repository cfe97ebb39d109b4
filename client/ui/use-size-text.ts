import { useTranslations } from 'use-intl/react';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { useFormats } from '../i18n/reader.ts';

/** Sizes of changes are told to a tenth of the unit: no figure here is surer. */
const TENTHS = 10;

/** How large a change is, without its direction; shares and scores in points. `up` = rounded up, for what is promised. */
export function useSizeText(): (unit: Unit, size: number, round?: 'nearest' | 'up') => string {
  const t = useTranslations('changes');
  const formats = useFormats();
  return (unit, size, round = 'nearest') => {
    const whole = round === 'up' ? Math.ceil : Math.round;
    if (unit === 'percent' || unit === 'points') {
      return t('points', { count: whole(Math.abs(size) * TENTHS) / TENTHS });
    }
    return formats.value.gap(unit, unit === 'count' ? whole(Math.abs(size)) : size);
  };
}
