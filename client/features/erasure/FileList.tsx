import css from './Erasure.module.css';

/** Paths of files under what becomes of them; nothing where there are none. */
export function FileList({ label, files }: { label: string; files: readonly string[] }) {
  if (files.length === 0) return null;
  return (
    <div>
      <p>{label}</p>
      <ul className={css['files']}>
        {files.map((path) => (
          <li key={path} dir="ltr">
            {path}
          </li>
        ))}
      </ul>
    </div>
  );
}
