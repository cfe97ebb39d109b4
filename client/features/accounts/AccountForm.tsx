import type { ReactNode } from 'react';
import { failureOf } from '../../api/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote } from '../../ui/Form.tsx';

export type AccountFormProps = {
  /** What sending it does, and what is said meanwhile. */
  action: string;
  busyAction?: string;
  isBusy: boolean;
  isPrimary?: boolean;
  /** Everything that is needed is there. */
  isWhole: boolean;
  error: Error | null;
  /** What is still to be given; null = nothing, or nobody has tried yet. */
  missing?: string | null;
  onSend: () => void;
  /** Another way out, beside sending it. */
  other?: ReactNode;
  /** What is said below. */
  note?: string;
  children: ReactNode;
};

/** The frame of every form about who somebody is: its fields, what was refused, and the one thing it does. */
export function AccountForm(props: AccountFormProps) {
  const { action, busyAction = action, isBusy, isPrimary = true, isWhole, error, other } = props;
  return (
    <Form
      onSend={() => {
        if (isWhole && !isBusy) props.onSend();
      }}
    >
      {props.children}
      {typeof props.missing === 'string' ? (
        <ErrorLine failure={{ message: props.missing, requestId: null }} />
      ) : null}
      {error ? <ErrorLine failure={failureOf(error)} /> : null}
      <FormActions>
        <Button isPrimary={isPrimary} disabled={isBusy}>
          {isBusy ? busyAction : action}
        </Button>
        {other}
      </FormActions>
      {props.note === undefined ? null : <FormNote text={props.note} />}
    </Form>
  );
}
