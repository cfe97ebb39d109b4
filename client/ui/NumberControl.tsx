import { digitsOf, latinDigits } from '../format/read-number.ts';
import { useFormats } from '../i18n/reader.ts';
import { InputControl } from './InputControl.tsx';

export type NumberControlProps = {
  id: string;
  value: string;
  onChange: (value: string) => void;
  'aria-describedby': string | undefined;
};

/**
 * A number, shown in the reader's digits, taken in any, and given in Latin ones: the platform's field for numbers has the
 * browser's digits. It has no direction of its own, so that digits begin where the page does.
 */
export function NumberControl({ value, onChange, ...rest }: NumberControlProps) {
  const { locale } = useFormats();
  return (
    <InputControl
      {...rest}
      type="text"
      inputMode="decimal"
      value={digitsOf(locale, value)}
      onChange={(typed, field) => {
        const latin = latinDigits(typed);
        rewrite(field, digitsOf(locale, latin));
        onChange(latin);
      }}
    />
  );
}

/** Writes the same in other digits, of which none is longer, with the caret where it was: a new value would send it to the end. */
function rewrite(field: HTMLInputElement, text: string): void {
  if (field.value === text) return;
  const caret = field.selectionStart;
  field.value = text;
  field.setSelectionRange(caret, caret);
}
