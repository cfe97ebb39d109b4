import { useId } from 'react';
import { SelectControl } from './SelectControl.tsx';
import type { OptionGroup } from './SelectControl.tsx';
import css from './Select.module.css';

export type SelectProps<T extends string> = {
  label: string;
  value: T;
  groups: readonly OptionGroup<T>[];
  onChoose: (value: T) => void;
};

/** A choice in a line of others, its label beside it. */
export function Select<T extends string>({ label, ...choice }: SelectProps<T>) {
  const id = useId();
  return (
    <span className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <SelectControl {...choice} id={id} isInline />
    </span>
  );
}
