import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import css from './Beliefs.module.css';

const SCALE = [
  [1, 'one'],
  [2, 'two'],
  [3, 'three'],
  [4, 'four'],
  [5, 'five'],
] as const;

export type ScaleFieldProps = {
  legend: string;
  /** Null = nothing is chosen yet. */
  score: number | null;
  onChoose: (score: number) => void;
};

/** How far one agrees with a sentence. */
export function ScaleField({ legend, score, onChoose }: ScaleFieldProps) {
  const t = useTranslations('beliefs');
  const name = useId();
  return (
    <fieldset className={css['question']}>
      <legend>{legend}</legend>
      <div className={css['scale']}>
        {SCALE.map(([value, word]) => (
          <label key={value} className={css['choice']}>
            <input
              type="radio"
              name={name}
              checked={score === value}
              onChange={() => {
                onChoose(value);
              }}
            />
            {t(`scale.${word}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
