import css from './PanelTitle.module.css';

export function PanelTitle({ id, text }: { id: string; text: string }) {
  return (
    <h2 id={id} className={css['title']}>
      {text}
    </h2>
  );
}
