import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { LoopEditInput } from '#server/contract/loops.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import type { Failure } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './LoopPage.module.css';

/** How a form says what it was filled with. */
export type EditFormProps = {
  failure: Failure | null;
  isSending: boolean;
  onSend: (change: LoopEditInput) => void;
  onLeave: () => void;
};

export type EditableCardProps = {
  title: string;
  /** Number of the loop. */
  loop: number;
  /** What the button says; null = the reader may not. */
  edit: string | null;
  form: (props: EditFormProps) => ReactNode;
  /** As it stands, shown while nobody changes it. */
  children: ReactNode;
};

/** A part of a loop that turns into its form where it stands. Who presses goes on writing; who is done is back on the button. */
export function EditableCard({ title, loop, edit, form, children }: EditableCardProps) {
  const id = useId();
  const { actions } = useLoopQueries();
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const wasOpen = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  const save = useMutation({
    mutationFn: (change: LoopEditInput) => actions.edit(loop, change),
    onSuccess: () => {
      setIsOpen(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  useEffect(() => {
    if (isOpen && !wasOpen.current) {
      place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    }
    // Whoever went on elsewhere while it was saved stays there, and nothing moves under their finger.
    if (!isOpen && wasOpen.current && document.activeElement === document.body) {
      place.current?.querySelector('button')?.focus({ preventScroll: true });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={title} />
      {isOpen ? null : children}
      <div ref={place} className={isOpen ? undefined : css['actions']}>
        {isOpen
          ? form({
              failure: save.error ? failureOf(save.error) : null,
              isSending: save.isPending,
              onSend: save.mutate,
              onLeave: () => {
                setIsOpen(false);
              },
            })
          : null}
        {edit === null || isOpen ? null : (
          <Button
            onPress={() => {
              save.reset();
              setIsOpen(true);
            }}
          >
            {edit}
          </Button>
        )}
      </div>
    </Card>
  );
}
