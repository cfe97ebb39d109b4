import { studentQuantile } from '../../stats/student.ts';
import { calmed, differenceOf, freedom, varianceOf } from './contrast.ts';
import type { Level } from './level.ts';
import type { Noise } from './noise.ts';
import type { Weekly } from './series.ts';

/** Once in forty on one side; and a change of this size is to be seen in four of five cases, with a little over for what is estimated. */
const SIDE = 0.975;
const SEEN = 0.85;
/** Sizes that are tried, from none to the largest there can be: the answer is as fine as that. */
const STEPS = 400;

/**
 * The smallest improvement that reads as `holds` in four of five cases: of shares and means the absolute difference, of counts the
 * share of records that goes away (0 to 1); null = none of any size would be seen.
 */
export function detectableOf(
  kind: Weekly['kind'],
  baseline: { level: Level; noise: Noise; together: number },
  weeks: number,
): number | null {
  const { level, noise, together } = baseline;
  const df = freedom(noise);
  const wanted = studentQuantile(SIDE, df) + studentQuantile(SEEN, df);
  const perWeek = level.units / level.weeks;
  const isSeen = (size: number): boolean => {
    const after = shifted(kind, level, size, perWeek * weeks, weeks);
    const variance =
      varianceOf(kind, level, noise, together) +
      varianceOf(kind, after, calmed(kind, noise, level, after), weeks);
    return Math.abs(differenceOf(kind, level, after)) >= wanted * Math.sqrt(variance);
  };
  // As much for the worse is to be seen too: on the scale of ratios that is less.
  const seen = (size: number): boolean => isSeen(size) && isSeen(-size);
  const most = kind === 'mean' ? 8 * Math.sqrt(level.unitVariance) : 1;
  for (let i = 1; i <= STEPS; i++) {
    const size = (most * i) / STEPS;
    if (seen(size)) return size;
  }
  return null;
}

/** The level after a change of a size for the better, as far as its precision goes. */
function shifted(
  kind: Weekly['kind'],
  level: Level,
  size: number,
  units: number,
  weeks: number,
): Level {
  switch (kind) {
    case 'count': {
      const value = level.value * (1 - size);
      return { weeks, units, value, unitVariance: (value * units + 0.5) / units };
    }
    case 'share': {
      // Towards whichever side leaves room: the width of a share is the same from both.
      const value = level.value > 0.5 ? level.value - size : level.value + size;
      const share = Math.min(1, Math.max(0, (value * units + 0.5) / (units + 1)));
      return { weeks, units, value, unitVariance: share * (1 - share) };
    }
    case 'mean':
      return { weeks, units, value: level.value + size, unitVariance: level.unitVariance };
  }
}
