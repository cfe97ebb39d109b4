import css from './Message.module.css';

export function EmptyState({ title, hint }: { title: string; hint: string }) {
  return (
    <div className={css['message']}>
      <p className={css['title']}>{title}</p>
      <p className={css['text']}>{hint}</p>
    </div>
  );
}
