import type { ComponentProps } from 'react';
import css from './Button.module.css';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'type' | 'onClick'> & {
  onPress: () => void;
  size?: 'normal' | 'small';
};

export function Button({ onPress, size = 'normal', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={[css['button'], size === 'small' ? css['small'] : ''].join(' ')}
      onClick={onPress}
    />
  );
}
