import type { ComponentProps } from 'react';
import css from './Button.module.css';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'type' | 'onClick'> & {
  /** Left out on a button that sends its form. */
  onPress?: () => void;
  size?: 'normal' | 'small';
  /** The one action a page is about is filled. */
  isPrimary?: boolean;
};

export function Button({ onPress, size = 'normal', isPrimary = false, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={onPress ? 'button' : 'submit'}
      className={[
        css['button'],
        size === 'small' ? css['small'] : '',
        isPrimary ? css['primary'] : '',
      ].join(' ')}
      onClick={onPress}
    />
  );
}
