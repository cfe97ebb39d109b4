import type { Tone } from '../format/judgement.ts';
import { SPARK_HEIGHT, SPARK_WIDTH, drawSpark } from './spark-path.ts';
import type { SparkInput } from './spark-path.ts';
import css from './Spark.module.css';

export type SparkProps = SparkInput & { tone: Tone; label: string; isReversed: boolean };

/** The weeks behind a card: expected range, target, line with gaps, last point in the verdict's colour. */
export function Spark({ tone, label, isReversed, ...input }: SparkProps) {
  const drawing = drawSpark(input);
  const { last, band, target } = drawing;
  return (
    <svg
      className={[css['spark'], isReversed ? css['reversed'] : ''].join(' ')}
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {band && (
        <rect className={css['band']} x="0" width={SPARK_WIDTH} y={band.y} height={band.height} />
      )}
      <path className={css['target']} d={target} />
      <path className={css['line']} d={drawing.line} />
      <path className={[css['line'], css['dashed']].join(' ')} d={drawing.dashed} />
      {last && (
        <path
          className={[css['last'], tone === 'quiet' ? '' : css[tone]].join(' ')}
          d={`M${last.x} ${last.y}h0`}
        />
      )}
    </svg>
  );
}
