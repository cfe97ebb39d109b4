import type { ReactNode } from 'react';
import { Card } from './Card.tsx';
import { Select } from './Select.tsx';
import type { Option } from './SelectControl.tsx';
import css from './ViewBar.module.css';

/** What of a list is shown, above it. `isComing`: some of the choices are still to come. */
export function ViewBar({ isComing, children }: { isComing: boolean; children: ReactNode }) {
  return (
    <Card>
      <div className={css['bar']} data-loading={isComing || undefined}>
        {children}
      </div>
    </Card>
  );
}

export type NarrowSelectProps<T extends string> = {
  label: string;
  /** null = nothing is left out. */
  value: T | null;
  /** What it is called that nothing is left out. */
  all: string;
  options: readonly Option<T>[];
  onChoose: (value: T | null) => void;
};

/** No value of the server's is this one. */
const ALL = '';

/** One thing by which a list is narrowed; a value that is not among the options, as an old address holds it, is told as it is. */
export function NarrowSelect<T extends string>(props: NarrowSelectProps<T>) {
  const { label, value, all, options, onChoose } = props;
  const isKnown = value === null || options.some((one) => one.value === value);
  return (
    <Select<T | typeof ALL>
      label={label}
      value={value ?? ALL}
      groups={[
        {
          label: '',
          options: [
            { value: ALL, label: all },
            ...options,
            ...(isKnown ? [] : [{ value, label: value }]),
          ],
        },
      ]}
      onChoose={(chosen) => {
        onChoose(chosen === ALL ? null : chosen);
      }}
    />
  );
}
