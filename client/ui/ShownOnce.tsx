import { FormNote } from './Form.tsx';
import css from './ShownOnce.module.css';

export type ShownOnceProps = {
  /** What it is, and whose. */
  title: string;
  /** A secret or a link that is never shown again. */
  text: string;
  /** What is to be done with it. */
  hint: string;
};

/** What is shown this once, to be taken from here. */
export function ShownOnce({ title, text, hint }: ShownOnceProps) {
  return (
    <div role="status">
      <p className={css['title']}>{title}</p>
      <code className={css['text']} dir="ltr">
        {text}
      </code>
      <FormNote text={hint} />
    </div>
  );
}
