import { useReader } from '../i18n/reader.ts';
import type { Written } from '../format/written.ts';
import css from './WrittenValue.module.css';

/** A large value with its units set smaller, and its spoken form where the drawn one would be read out badly. */
export function WrittenValue({ value }: { value: Written }) {
  // Not left to `<bdi>`'s guess: the mark before a sign would make it left to right and put an Arabic unit on the wrong side.
  const { direction } = useReader();
  return (
    <>
      <bdi dir={direction} aria-hidden={value.spoken === null ? undefined : true}>
        {value.parts.map((part, index) => (
          <span key={index} className={part.kind === 'unit' ? css['unit'] : undefined}>
            {part.text}
          </span>
        ))}
      </bdi>
      {value.spoken === null ? null : <span className="visually-hidden">{value.spoken}</span>}
    </>
  );
}
