import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer, ThemesChange, TryAnswer } from '#server/contract/themes.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Field } from '../../ui/Field.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import type { Draft } from './draft.ts';
import { MarkedText } from './MarkedText.tsx';
import css from './Themes.module.css';
import { useSettled } from './use-settled.ts';
import { useThemeName } from './use-theme-name.ts';

const TEXT_LETTERS = 20_000;

export type TesterProps = {
  /** Themes as they are being edited; null = those in force. */
  themes: ThemesChange['themes'] | null;
  draft?: Draft;
  answer: ThemesAnswer;
};

/** A text that somebody writes here, with the theme it would get and the phrases that say so. */
export function Tester({ themes, draft, answer }: TesterProps) {
  const t = useTranslations('themes.tester');
  const id = useId();
  const [text, setText] = useState('');
  const asked = useSettled(text);
  const question = { text: asked.slice(0, TEXT_LETTERS), ...(themes ? { themes } : {}) };
  const tried = useQuery({
    ...useQueries().tryThemes(question),
    enabled: asked.trim() !== '',
    placeholderData: (before) => before,
  });
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('title')} />
      <div className={css['tester']}>
        <Field label={t('label')} hint={themes ? `${t('hint')} ${t('draftHint')}` : t('hint')}>
          {(control, describedBy) => (
            <TextAreaControl
              id={control}
              rows={4}
              dir="auto"
              value={text}
              aria-describedby={describedBy}
              onChange={setText}
            />
          )}
        </Field>
        <div aria-live="polite">
          {tried.isError && <ErrorLine failure={failureOf(tried.error)} />}
          {tried.data && asked.trim() !== '' && (
            <Result text={asked} tried={tried.data} answer={answer} draft={draft ?? null} />
          )}
        </div>
      </div>
    </Card>
  );
}

type ResultProps = { text: string; tried: TryAnswer; answer: ThemesAnswer; draft: Draft | null };

function Result({ text, tried, answer, draft }: ResultProps) {
  const t = useTranslations('themes.tester');
  const { series } = useFormats();
  const nameOf = useThemeName(answer, draft);
  const { theme, hits, found } = tried;
  const others = hits.filter((hit) => hit.theme !== theme).map((hit) => nameOf(hit.theme));
  return (
    <div className={css['result']}>
      <p className={css['verdict']}>
        {theme !== null ? nameOf(theme) : hits.length > 0 ? t('tooFew') : t('none')}
      </p>
      {others.length > 0 && <p className={css['note']}>{t('also', { names: series(others) })}</p>}
      <MarkedText text={text} found={found} theme={theme} />
      {found.length > 0 && (
        <ul className={css['reasons']} aria-label={t('marked')}>
          {reasonsOf(found).map((one) => (
            <li key={`${one.theme} ${one.phrase}`}>
              <span className={css['chip']} dir="auto">
                {one.phrase}
              </span>{' '}
              {one.isLeftOut ? t('left', { phrase: exceptionOf(one, found) }) : nameOf(one.theme)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Found = TryAnswer['found'][number];

/** Each phrase once; exceptions are only told with the phrase that they shut out. */
function reasonsOf(found: readonly Found[]): Found[] {
  const met = new Set<string>();
  return found.filter((one) => {
    const place = `${one.theme} ${one.phrase} ${one.isLeftOut}`;
    if (one.isExcept || met.has(place)) return false;
    met.add(place);
    return true;
  });
}

function exceptionOf(one: Found, found: readonly Found[]): string {
  const shut = found.find(
    (other) =>
      other.isExcept &&
      other.theme === one.theme &&
      other.start <= one.start &&
      one.end <= other.end,
  );
  return shut?.phrase ?? '';
}
