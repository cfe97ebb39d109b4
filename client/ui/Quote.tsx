import css from './Quote.module.css';

/** Somebody's own words, as they wrote them, in whichever direction. */
export function Quote({ text }: { text: string }) {
  return (
    <blockquote className={css['quote']} dir="auto">
      {text}
    </blockquote>
  );
}
