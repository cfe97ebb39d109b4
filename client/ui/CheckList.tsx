import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { CheckField } from './Form.tsx';
import { InputControl } from './InputControl.tsx';
import css from './CheckList.module.css';

export type CheckGroup = {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

export type CheckListProps = {
  label: string;
  /** What is chosen, in a few words. */
  summary: string;
  groups: readonly CheckGroup[];
  chosen: readonly string[];
  /** So many can be chosen at once. */
  most: number;
  onChange: (chosen: readonly string[]) => void;
};

/** From so many options on a field to search them stands above. */
const SEARCH_FROM = 9;

/** Any of many, folded away behind what is chosen; the platform's own unfolding and boxes. */
export function CheckList({ label, summary, groups, chosen, most, onChange }: CheckListProps) {
  const t = useTranslations('explore');
  const id = useId();
  const [letters, setLetters] = useState('');
  const isFull = chosen.length >= most;
  const wanted = letters.trim().toLocaleLowerCase();
  const shown = groups
    .map(({ label: name, options }) => ({
      name,
      options: options.filter((option) => option.label.toLocaleLowerCase().includes(wanted)),
    }))
    .filter(({ options }) => options.length > 0);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  return (
    <details className={css['list']}>
      <summary className={css['summary']}>
        <span className={css['label']}>{label}</span> {summary}
      </summary>
      <div className={css['panel']}>
        {count >= SEARCH_FROM ? (
          <>
            <label className="visually-hidden" htmlFor={id}>
              {`${t('search')}: ${label}`}
            </label>
            <InputControl
              {...{ id }}
              type="search"
              placeholder={t('search')}
              value={letters}
              onChange={setLetters}
            />
          </>
        ) : null}
        {isFull ? (
          <p className={css['note']} role="status">
            {t('most', { count: most })}
          </p>
        ) : null}
        {shown.length === 0 ? <p className={css['note']}>{t('nothingFits')}</p> : null}
        {shown.map(({ name, options }) => (
          <fieldset key={name} className={css['group']}>
            <legend className={name === '' ? 'visually-hidden' : css['name']}>
              {name === '' ? label : name}
            </legend>
            {options.map((option) => {
              const isChecked = chosen.includes(option.value);
              return (
                <CheckField
                  key={option.value}
                  label={option.label}
                  isChecked={isChecked}
                  isShut={isFull && !isChecked}
                  onChange={(isOn) => {
                    onChange(
                      isOn
                        ? [...chosen, option.value]
                        : chosen.filter((value) => value !== option.value),
                    );
                  }}
                />
              );
            })}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
