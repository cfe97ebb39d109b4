import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FileButton } from './FileButton.tsx';
import type { SentFile } from './joins.ts';
import { SendingBar } from './SendingBar.tsx';
import { useSendFile } from './use-send-file.ts';

/** A button that sends one more file. */
export function AddFile({ label, onSent }: { label: string; onSent: (sent: SentFile) => void }) {
  const { sending, failure, send, cancel } = useSendFile(({ file, name }) => {
    onSent({ file, name });
  });
  if (sending) return <SendingBar sending={sending} onCancel={cancel} />;
  return (
    <>
      <FileButton label={label} onFile={send} />
      {failure && <ErrorLine failure={failure} />}
    </>
  );
}
