import { useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { ButtonProps } from '../../../ui/Button.tsx';

/** The platform's own file dialog behind a button. */
export function FileButton({
  label,
  onFile,
  ...look
}: Pick<ButtonProps, 'isPrimary' | 'size' | 'disabled'> & {
  label: string;
  onFile: (file: File | undefined) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        // The button before it stands for it: one way in, for the eye and the ear.
        hidden
        type="file"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
