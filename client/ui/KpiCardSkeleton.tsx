import { Skeleton } from './Skeleton.tsx';
import css from './KpiCard.module.css';

const NOTE = 'calc(var(--text-small) * var(--leading))';

/** The six rows of a card, empty, at their heights. */
export function KpiCardSkeleton() {
  return (
    <div className={css['card']} aria-hidden="true">
      <Skeleton height="calc(var(--text-note) * var(--leading-tight))" />
      <Skeleton height="calc(var(--text-kpi) * var(--leading-tight))" />
      <Skeleton height={NOTE} />
      <Skeleton height="calc(var(--text-note) * var(--leading) + 2px)" />
      <div className={css['history']}>
        <Skeleton height="2.125rem" />
      </div>
      <Skeleton height={NOTE} />
    </div>
  );
}
