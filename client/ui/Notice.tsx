import { Shape } from './Shape.tsx';
import css from './Notice.module.css';

export function Notice({ text }: { text: string }) {
  return (
    <p className={css['notice']}>
      <Shape judgement="provisional" />
      <span>{text}</span>
    </p>
  );
}
