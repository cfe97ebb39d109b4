import { Button } from './Button.tsx';
import { ErrorLine } from './ErrorLine.tsx';
import type { Failure } from './ErrorState.tsx';
import { FormActions, FormNote } from './Form.tsx';

export type SaveFootProps = {
  /** Why the last attempt was refused; null = it was not. */
  failure: Failure | null;
  isSaving: boolean;
  words: { readonly save: string; readonly saving: string; readonly leave: string };
  /** What has to be mended before anything is sent. */
  note: string;
  onLeave: () => void;
};

/** The foot of a sheet that is saved as a whole: what went wrong, saving, and leaving it. */
export function SaveFoot({ failure, isSaving, words, note, onLeave }: SaveFootProps) {
  return (
    <>
      {failure && <ErrorLine failure={failure} />}
      <FormActions>
        <Button isPrimary disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
        <Button onPress={onLeave}>{words.leave}</Button>
        <FormNote text={note} />
      </FormActions>
    </>
  );
}
