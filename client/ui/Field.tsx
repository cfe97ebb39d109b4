import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './Form.module.css';

export type Labelled = { label: string; hint?: string | undefined };

export type FieldProps = Labelled & {
  /** The control, by the id its label points to and the id of what describes it. */
  children: (id: string, describedBy: string | undefined) => ReactNode;
};

/** A control under its label, with a hint below where there is one. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      {children(id, hintId)}
      {hint === undefined ? null : (
        <p id={hintId} className={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}
