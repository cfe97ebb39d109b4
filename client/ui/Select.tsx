import { useId } from 'react';
import css from './Select.module.css';

export type Option<T extends string> = { readonly value: T; readonly label: string };
export type OptionGroup<T extends string> = {
  readonly label: string;
  readonly options: readonly Option<T>[];
};

export type SelectProps<T extends string> = {
  label: string;
  value: T;
  groups: readonly OptionGroup<T>[];
  onChoose: (value: T) => void;
};

/** The platform's own select: keyboard, screen reader and phone wheel come with it. One group is shown without its label. */
export function Select<T extends string>({ label, value, groups, onChoose }: SelectProps<T>) {
  const id = useId();
  const options = groups.flatMap((group) => group.options);
  const filled = groups.filter((group) => group.options.length > 0);
  const items = (list: readonly Option<T>[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
  return (
    <span className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={css['select']}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {filled.length === 1
          ? items(options)
          : filled.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {items(group.options)}
              </optgroup>
            ))}
      </select>
    </span>
  );
}
