import { useTranslations } from 'use-intl/react';
import type { GuessedQuestion } from '../../../api/guess.ts';
import { isolate } from '../../../format/bidi.ts';
import css from './Import.module.css';

/** What the file alone does not tell: each question with its options, the taken one marked. */
export function Questions({
  questions,
  onAnswer,
}: {
  questions: readonly GuessedQuestion[];
  onAnswer: (question: string, value: string) => void;
}) {
  const t = useTranslations('wizard');
  return (
    <section className={css['questions']}>
      <h3 className={css['heading']}>{t('questions')}</h3>
      {questions.map((question) => (
        <fieldset key={question.id} className={css['question']}>
          <legend>{question.message}</legend>
          {question.options.map((option) => (
            <label key={option.value} className={css['option']}>
              <input
                type="radio"
                name={question.id}
                value={option.value}
                checked={option.value === question.chosen}
                onChange={() => {
                  onAnswer(question.id, option.value);
                }}
              />
              <span>
                {option.message}
                {option.example !== null && (
                  <span className={css['quiet']}>
                    {' '}
                    {t('exampleOf', { example: isolate(option.example) })}
                  </span>
                )}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
