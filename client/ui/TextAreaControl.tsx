import type { ComponentProps } from 'react';
import css from './Control.module.css';

export type TextAreaControlProps = Pick<
  ComponentProps<'textarea'>,
  'id' | 'value' | 'lang' | 'dir' | 'rows' | 'aria-describedby'
> & { onChange: (value: string) => void };

/** The platform's own field for what is written in several lines. */
export function TextAreaControl({ onChange, ...rest }: TextAreaControlProps) {
  return (
    <textarea
      {...rest}
      spellCheck={false}
      className={[css['control'], css['wide'], css['lines']].join(' ')}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
