import { useTranslations } from 'use-intl/react';
import type { LoopFigureInfo } from '#server/contract/loop-figures.ts';
import { useFormats } from '../../i18n/reader.ts';

const HOUR = 3600;
/** Times in working hours: a day of them is no day. */
const WORKED: LoopFigureInfo['id'] = 'loop_acknowledge_time';
const TIMES: ReadonlySet<LoopFigureInfo['id']> = new Set(['loop_closure_time', WORKED]);

/** A figure of loops in words. */
export function useFigureText() {
  const t = useTranslations('loopFigures');
  const { value: formats } = useFormats();

  const written = (id: LoopFigureInfo['id'], value: number | null): string => {
    if (value !== null && id === WORKED) {
      return t('hours', { hours: formats.plain('score', value / HOUR) });
    }
    return formats.plain(TIMES.has(id) ? 'seconds' : 'percent', value);
  };
  const over = ({ hits, n }: LoopFigureInfo): string | null =>
    hits === null ? null : t('over', { hits: formats.count(hits), n: formats.count(n) });
  const range = ({ id, low, high }: LoopFigureInfo): string | null => {
    if (low === null) return null;
    const level = formats.plain('percent', 95);
    if (high === null) return t('rangeOpen', { level, low: written(id, low) });
    return t('range', { level, low: written(id, low), high: written(id, high) });
  };
  /** Why it says less than it could; null = it does not. `least` = fewest it is shown from. */
  const state = ({ state: known, n }: LoopFigureInfo, least: number): string | null => {
    if (known === 'enough') return null;
    if (known !== 'too_few') return t(`state.${known}`);
    return t('state.too_few', { n: formats.count(n), least: formats.count(least) });
  };
  return {
    value: ({ id, value }: LoopFigureInfo): string => written(id, value),
    over,
    /** What it rests on and how far it may be off, in few words each. */
    notes: (figure: LoopFigureInfo, least: number): readonly string[] =>
      [over(figure), range(figure), state(figure, least)].filter((note) => note !== null),
  };
}
