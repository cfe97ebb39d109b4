import type { RecordItem } from '#server/contract/records.ts';
import { excerptOf, piecesOf } from './excerpt.ts';
import type { TextRange } from './excerpt.ts';
import css from './Records.module.css';

type TextProps = { fields: RecordItem['fields']; found?: readonly TextRange[] | undefined };

/** A customer's words where they are read among others: two lines in their own direction. */
export function TextExcerpt({ fields, found }: TextProps) {
  const text = textOf(fields);
  if (text === null) return null;
  const shown = excerptOf(text, found ?? []);
  return (
    <span className={css['excerpt']} dir="auto" lang={languageOf(fields)}>
      {shown.isCutBefore ? '… ' : null}
      <Marked text={shown.text} found={shown.found} />
    </span>
  );
}

/** A customer's words in full: text in its own direction, never markup. */
export function WholeText({ fields }: TextProps) {
  const text = textOf(fields);
  if (text === null) return null;
  return (
    <p className={css['whole']} dir="auto" lang={languageOf(fields)}>
      {text}
    </p>
  );
}

export function textOf(fields: RecordItem['fields']): string | null {
  const text = fields['text'];
  return typeof text === 'string' && text !== '' ? text : null;
}

/** The language as a source told it may be anything; only a tag is written into the page. */
export function languageOf(fields: RecordItem['fields']): string | undefined {
  const language = fields['language'];
  return typeof language === 'string' && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)
    ? language
    : undefined;
}

function Marked({ text, found }: { text: string; found: readonly TextRange[] }) {
  return piecesOf(text, found).map((piece, i) =>
    piece.isFound ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
  );
}
