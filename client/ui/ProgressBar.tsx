import css from './ProgressBar.module.css';

/** How far something is, 0 to 1, in words and as a bar. */
export function ProgressBar({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.min(1, share) * 100);
  return (
    <div className={css['progress']}>
      <p>{label}</p>
      <div
        className={css['track']}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={css['fill']} style={{ inlineSize: `${percent}%` }} />
      </div>
    </div>
  );
}
