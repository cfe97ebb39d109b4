import type { ComponentProps } from 'react';
import css from './Control.module.css';

export type InputControlProps = Pick<
  ComponentProps<'input'>,
  | 'id'
  | 'type'
  | 'inputMode'
  | 'value'
  | 'lang'
  | 'dir'
  | 'autoComplete'
  | 'placeholder'
  | 'aria-label'
  | 'aria-describedby'
> & {
  onChange: (value: string, field: HTMLInputElement) => void;
  /** As wide as what is written; else as its place. */
  isInline?: boolean;
};

/** The platform's own field for what is written in one line. */
export function InputControl({ onChange, isInline = false, ...rest }: InputControlProps) {
  return (
    <input
      {...rest}
      className={[
        css['control'],
        isInline ? css['inline'] : css['wide'],
        // The pattern of an empty date is in the browser's language, whatever the reader's.
        rest.type === 'date' && rest.value === '' ? css['undated'] : '',
      ].join(' ')}
      onChange={(event) => {
        onChange(event.target.value, event.target);
      }}
    />
  );
}
