import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Option, OptionGroup } from './Select.tsx';
import css from './Form.module.css';

/** A form of groups; sending it is the one thing it does. */
export function Form({ onSend, children }: { onSend: () => void; children: ReactNode }) {
  return (
    <form
      className={css['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}

export function FieldGroup({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{legend}</legend>
      {children}
    </fieldset>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css['row']}>{children}</div>;
}

export function FormActions({ children }: { children: ReactNode }) {
  return <div className={css['actions']}>{children}</div>;
}

export function FormNote({ text }: { text: string }) {
  return (
    <p className={css['note']} role="status">
      {text}
    </p>
  );
}

type Labelled = { label: string; hint?: string };

export type TextFieldProps = Labelled & {
  value: string;
  onChange: (value: string) => void;
  /** Language of what is written; its direction follows. */
  lang?: 'en' | 'ar';
  type?: 'text' | 'date' | 'number' | 'email' | 'password';
  /** What a browser may fill in, by HTML's names for it. */
  fill?: string;
};

export function TextField(props: TextFieldProps) {
  const { label, hint, value, onChange, lang, type = 'text', fill } = props;
  const id = useId();
  // Addresses and passwords are written from left to right, whatever the language.
  const isLatin = type === 'email' || type === 'password' || lang === 'en';
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={css['control']}
        type={type}
        value={value}
        lang={lang}
        dir={isLatin ? 'ltr' : lang === 'ar' ? 'rtl' : 'auto'}
        autoComplete={fill}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

export type ChoiceFieldProps<T extends string> = Labelled & {
  value: T;
  groups: readonly OptionGroup<T>[];
  onChoose: (value: T) => void;
};

/** The platform's own select under its label. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, hint, value, groups, onChoose } = props;
  const id = useId();
  const options = groups.flatMap((group) => group.options);
  const items = (list: readonly Option<T>[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={css['control']}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {groups.length === 1
          ? items(options)
          : groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {items(group.options)}
              </optgroup>
            ))}
      </select>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

export type ChecksFieldProps = {
  label: string;
  options: readonly { readonly value: number; readonly label: string }[];
  chosen: readonly number[];
  onChange: (chosen: number[]) => void;
};

/** Any of a few. */
export function ChecksField({ label, options, chosen, onChange }: ChecksFieldProps) {
  return (
    <fieldset className={css['group']}>
      <legend className={css['label']}>{label}</legend>
      <div className={css['checks']}>
        {options.map((option) => (
          <CheckField
            key={option.value}
            label={option.label}
            isChecked={chosen.includes(option.value)}
            onChange={(isChecked) => {
              onChange(
                isChecked
                  ? [...chosen, option.value]
                  : chosen.filter((value) => value !== option.value),
              );
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

export function CheckField({
  label,
  isChecked,
  onChange,
}: {
  label: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <label className={css['check']}>
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      {label}
    </label>
  );
}
