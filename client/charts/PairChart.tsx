import type { MetricValue } from '#server/domain/metrics/value.ts';
import { useReader } from '../i18n/reader.ts';
import css from './PairChart.module.css';

export type PairRow = {
  readonly key: string;
  readonly name: string;
  /** Two shares in percent; drawn only where they are there. */
  readonly first: MetricValue;
  readonly second: MetricValue;
  /** The difference, and what it says. */
  readonly label: string;
  readonly note: string;
};

export type PairChartProps = {
  rows: readonly PairRow[];
  /** What the round mark and the square one stand for. */
  names: readonly [string, string];
  /** The ends and steps of the axis, in percent, with their texts. */
  ticks: readonly { readonly at: number; readonly text: string }[];
};

/** How the two are told apart: by shape and height as well as by colour. */
const LOOK = {
  first: { mark: css['first'], place: css['firstPlace'], doubt: css['firstDoubt'] },
  second: { mark: css['second'], place: css['secondPlace'], doubt: css['secondDoubt'] },
} as const;

/** Two shares of each row on one line from 0 to 100 %, each with its interval, and the distance between them. */
export function PairChart({ rows, names, ticks }: PairChartProps) {
  const { direction } = useReader();
  return (
    <div className={css['chart']} dir={direction} aria-hidden="true">
      <ul className={css['key']}>
        {names.map((name, place) => (
          <li key={name}>
            <span
              className={[css['mark'], LOOK[place === 0 ? 'first' : 'second'].mark].join(' ')}
            />
            {name}
          </li>
        ))}
      </ul>
      {rows.map(({ key, name, first, second, label, note }) => (
        <div key={key} className={css['row']}>
          <bdi className={css['name']}>{name}</bdi>
          <div className={css['track']}>
            {ticks.map(({ at }) => (
              <span key={at} className={css['grid']} style={{ insetInlineStart: percent(at) }} />
            ))}
            {first.value === null || second.value === null ? null : (
              <span className={css['distance']} style={between(first.value, second.value)} />
            )}
            <Share value={first} kind="first" />
            <Share value={second} kind="second" />
          </div>
          <div className={css['label']}>
            <bdi dir={direction}>{label}</bdi>
            <span className={css['note']}>{note}</span>
          </div>
        </div>
      ))}
      <div className={css['row']}>
        <span />
        <div className={css['axis']}>
          {ticks.map(({ at, text }) => (
            <span key={at} style={{ insetInlineStart: percent(at) }}>
              {text}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** A mark at a share, with a line over its interval. */
function Share({
  value: { value, low, high },
  kind,
}: {
  value: MetricValue;
  kind: 'first' | 'second';
}) {
  if (value === null) return null;
  return (
    <>
      {low === null || high === null ? null : (
        <span className={[css['doubt'], LOOK[kind].doubt].join(' ')} style={between(low, high)} />
      )}
      <span
        className={[css['mark'], css['placed'], LOOK[kind].mark, LOOK[kind].place].join(' ')}
        style={{ insetInlineStart: percent(value) }}
      />
    </>
  );
}

function percent(share: number): string {
  return `${share}%`;
}

function between(a: number, b: number) {
  return { insetInlineStart: percent(Math.min(a, b)), inlineSize: percent(Math.abs(a - b)) };
}
