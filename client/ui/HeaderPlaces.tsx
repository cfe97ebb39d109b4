import css from './HeaderSelect.module.css';

/** Keeps the place of so many choices that are still to come. */
export function HeaderPlaces({ count }: { count: number }) {
  return Array.from({ length: count }, (_, i) => (
    <span key={i} className={css['place']} aria-hidden="true" />
  ));
}
