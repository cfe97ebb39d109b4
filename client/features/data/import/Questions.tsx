import { useTranslations } from 'use-intl/react';
import type { GuessedQuestion } from '../../../api/guess.ts';
import { useZone } from '../../../api/use-zone.ts';
import { isolate, isolateLtr } from '../../../format/bidi.ts';
import { isDay } from '../../../format/day.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { ChoiceField, DateField } from '../../../ui/Form.tsx';
import css from './Import.module.css';

/** What the file alone does not tell: each question with its options, the taken one marked. */
export function Questions({
  questions,
  onAnswer,
}: {
  questions: readonly GuessedQuestion[];
  onAnswer: (question: string, value: string | string[]) => void;
}) {
  const t = useTranslations('wizard');
  const { said } = useFormats();
  const ownZone = useZone();
  return (
    <section className={css['questions']}>
      <h3 className={css['heading']}>{t('questions')}</h3>
      {questions.map((question) => (
        <fieldset key={question.id} className={css['question']}>
          <legend>{said(question.message)}</legend>
          {DAY_QUESTIONS.has(question.code) ? (
            <DateField
              label={t('day')}
              value={typeof question.chosen === 'string' ? question.chosen : ''}
              onChange={(day) => {
                if (isDay(day)) onAnswer(question.id, day);
              }}
            />
          ) : null}
          {optionsOf(question).map((option) => (
            <label key={option.value} className={css['option']}>
              <input
                type={Array.isArray(question.chosen) ? 'checkbox' : 'radio'}
                name={question.id}
                value={option.value}
                checked={isChosen(question, option.value)}
                onChange={() => {
                  onAnswer(question.id, withOption(question, option.value));
                }}
              />
              <span>
                {said(option.message)}
                {question.code === 'ASK_ZONE' && option.value === 'organisation' && (
                  <span className={css['quiet']}> {zoneName(ownZone)}</span>
                )}
                {option.example !== null && !option.message.includes(option.example) && (
                  <span className={css['quiet']}>
                    {' '}
                    {t('exampleOf', { example: isolate(option.example) })}
                  </span>
                )}
              </span>
            </label>
          ))}
          {question.code === 'ASK_ZONE' && (
            <ChoiceField
              label={t('otherZone')}
              value=""
              groups={[{ label: '', options: zoneOptions(t('noOtherZone')) }]}
              onChoose={(zone) => {
                if (zone !== '') onAnswer(question.id, zone);
              }}
            />
          )}
        </fieldset>
      ))}
    </section>
  );
}

/** A question as it was just answered, before the file has been looked at with the answer. */
export function withAnswer(answers: Readonly<Record<string, string | string[]>>) {
  return (question: GuessedQuestion): GuessedQuestion => ({
    ...question,
    chosen: answers[question.id] ?? question.chosen,
  });
}

/** Any day is an answer to these, not only the proposed one. */
const DAY_QUESTIONS: ReadonlySet<GuessedQuestion['code']> = new Set([
  'ASK_NO_DATE',
  'ASK_INDEX_BASE',
]);

function optionsOf(question: GuessedQuestion): GuessedQuestion['options'] {
  return DAY_QUESTIONS.has(question.code) ? [] : question.options;
}

function isChosen({ chosen }: GuessedQuestion, value: string): boolean {
  return Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
}

/** What is answered once an option was touched: that one, or all that are chosen then. */
function withOption({ chosen }: GuessedQuestion, value: string): string | string[] {
  if (!Array.isArray(chosen)) return value;
  const others = chosen.filter((one) => one !== value);
  return others.length < chosen.length ? others : [...chosen, value];
}

/** Every zone the browser knows, after a first line that chooses none. */
function zoneOptions(none: string): { value: string; label: string }[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return [{ value: '', label: none }, ...zones.map((value) => ({ value, label: zoneName(value) }))];
}

function zoneName(zone: string): string {
  return isolateLtr(zone.replaceAll('_', ' '));
}
