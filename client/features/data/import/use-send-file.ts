import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { UploadAnswer } from '../../../api/client.ts';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import type { Failure } from '../../../ui/ErrorState.tsx';

/** A file on its way: its name and how much has gone out, 0 to 1. */
export type Sending = { name: string; share: number };

/** Sends one file at a time; a file that comes while another goes out is left alone. */
export function useSendFile(onSent: (sent: UploadAnswer) => void): {
  sending: Sending | null;
  failure: Failure | null;
  send: (file: File | undefined) => void;
  cancel: () => void;
} {
  const { actions } = useQueries();
  const controller = useRef<AbortController | null>(null);
  const [share, setShare] = useState(0);
  const { isPending, isError, error, variables, mutate } = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      controller.current = new AbortController();
      return actions.sendFile(file, setShare, controller.current.signal);
    },
    onSuccess: onSent,
  });
  const isCancelled = isError && error.name === 'AbortError';
  return {
    sending: isPending ? { name: variables.name, share } : null,
    failure: isError && !isCancelled ? failureOf(error) : null,
    send: (file) => {
      if (file && !isPending) mutate(file);
    },
    cancel: () => controller.current?.abort(),
  };
}
