import { useId } from 'react';
import { SelectControl } from './SelectControl.tsx';
import type { SelectProps } from './Select.tsx';
import css from './HeaderSelect.module.css';

/** A choice for the whole page, beside its title: what is chosen says what it is a choice of. */
export function HeaderSelect<T extends string>({ label, ...choice }: SelectProps<T>) {
  const id = useId();
  return (
    <span className={css['place']}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <SelectControl {...choice} id={id} />
    </span>
  );
}
