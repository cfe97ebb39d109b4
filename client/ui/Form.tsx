import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { isDay } from '../format/day.ts';
import { useFormats } from '../i18n/reader.ts';
import { Field } from './Field.tsx';
import type { Labelled } from './Field.tsx';
import { InputControl } from './InputControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { SelectControl } from './SelectControl.tsx';
import type { OptionGroup } from './SelectControl.tsx';
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

export type ShownOnceProps = {
  /** What it is, and whose. */
  title: string;
  /** A secret or a link that is never shown again. */
  text: string;
  /** What is to be done with it. */
  hint: string;
};

/** What is shown this once, to be taken from here. */
export function ShownOnce({ title, text, hint }: ShownOnceProps) {
  return (
    <div role="status">
      <p className={css['onceTitle']}>{title}</p>
      <code className={css['once']} dir="ltr">
        {text}
      </code>
      <FormNote text={hint} />
    </div>
  );
}

export type TextFieldProps = Labelled & {
  value: string;
  onChange: (value: string) => void;
  /** Language of what is written; its direction follows. */
  lang?: 'en' | 'ar';
  /** A `number` is shown in the reader's digits, taken in any, and given in Latin ones. */
  type?: 'text' | 'number' | 'email' | 'password';
  /** What a browser may fill in, by HTML's names for it. */
  fill?: string;
};

export function TextField(props: TextFieldProps) {
  const { label, hint, value, onChange, lang, type = 'text', fill } = props;
  // Addresses and passwords are written from left to right, whatever the language.
  const isLatin = type === 'email' || type === 'password' || lang === 'en';
  const dir = isLatin ? 'ltr' : lang === 'ar' ? 'rtl' : 'auto';
  return (
    <Field label={label} hint={hint}>
      {(id, describedBy) =>
        type === 'number' ? (
          <NumberControl {...{ id, value, onChange }} aria-describedby={describedBy} />
        ) : (
          <InputControl
            {...{ id, lang, dir, type, value, onChange }}
            autoComplete={fill}
            aria-describedby={describedBy}
          />
        )
      }
    </Field>
  );
}

export type DateFieldProps = Labelled & {
  /** A calendar day, `YYYY-MM-DD`; empty when none is chosen. */
  value: string;
  onChange: (value: string) => void;
};

/** The platform's own date field, and the day in words: the field writes it as the browser does, not as the reader. */
export function DateField({ label, hint, value, onChange }: DateFieldProps) {
  const { day } = useFormats();
  const t = useTranslations('state');
  return (
    <Field label={label} hint={hint}>
      {(id, describedBy) => (
        <span className={css['date']}>
          <InputControl
            {...{ id, value, onChange }}
            isInline
            type="date"
            aria-describedby={[describedBy, `${id}-day`].join(' ').trim()}
          />
          <span id={`${id}-day`} className={css['note']}>
            {isDay(value) ? day.long(value) : t('noDay')}
          </span>
        </span>
      )}
    </Field>
  );
}

export type ChoiceFieldProps<T extends string> = Labelled & {
  value: T;
  groups: readonly OptionGroup<T>[];
  onChoose: (value: T) => void;
};

/** A choice under its label. */
export function ChoiceField<T extends string>({ label, hint, ...choice }: ChoiceFieldProps<T>) {
  return (
    <Field label={label} hint={hint}>
      {(id, describedBy) => <SelectControl {...choice} {...{ id, describedBy }} />}
    </Field>
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
  isShut = false,
  onChange,
}: {
  label: string;
  isChecked: boolean;
  /** It cannot be chosen now; why is said beside. */
  isShut?: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <label className={css['check']}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isShut}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      {label}
    </label>
  );
}
