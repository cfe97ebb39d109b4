import { Button } from './Button.tsx';
import { FormActions, FormNote } from './Form.tsx';

export type SureFootProps = {
  /** What it means, and that it is not taken back. */
  hint: string;
  act: string;
  leave: string;
  isBusy: boolean;
  onAct: () => void;
  onLeave: () => void;
};

/** What is not taken back is asked once more. */
export function SureFoot({ hint, act, leave, isBusy, onAct, onLeave }: SureFootProps) {
  return (
    <>
      <FormNote text={hint} />
      <FormActions>
        <Button isPrimary disabled={isBusy} onPress={onAct}>
          {act}
        </Button>
        <Button onPress={onLeave}>{leave}</Button>
      </FormActions>
    </>
  );
}
