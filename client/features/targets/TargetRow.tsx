import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { TargetChange, TargetInfo } from '#server/contract/targets.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Row } from '../../ui/Rows.tsx';
import { EndTarget } from './EndTarget.tsx';
import { TargetWords } from './TargetWords.tsx';

export type TargetRowProps = {
  target: TargetInfo;
  name: string;
  unit: Unit;
  today: string;
  mayEdit: boolean;
  onTakenBack: () => void;
};

/** One target that holds or is to come, with what may be done about it. */
export function TargetRow({ target, name, unit, today, mayEdit, onTakenBack }: TargetRowProps) {
  const t = useTranslations('targets');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [isEnding, setIsEnding] = useState(false);
  const change = useMutation({
    mutationFn: (wanted: TargetChange) => actions.targets.change(target.id, wanted),
    onSuccess: async (_, wanted) => {
      setIsEnding(false);
      if (wanted.isTakenBack === true) onTakenBack();
      await client.invalidateQueries();
    },
  });
  return (
    <Row
      name={name}
      actions={
        mayEdit && !isEnding ? (
          <>
            <Button
              size="small"
              aria-label={t('endOf', { name })}
              onPress={() => {
                setIsEnding(true);
              }}
            >
              {t('endOn')}
            </Button>
            <Button
              size="small"
              aria-label={t('takeBackOf', { name })}
              disabled={change.isPending}
              onPress={() => {
                change.mutate({ isTakenBack: true });
              }}
            >
              {t('takeBack')}
            </Button>
          </>
        ) : null
      }
      below={
        <>
          {isEnding ? (
            <EndTarget
              target={target}
              today={today}
              isSending={change.isPending}
              onEnd={(to) => {
                change.mutate({ to });
              }}
              onLeave={() => {
                setIsEnding(false);
              }}
            />
          ) : null}
          {change.isError && <ErrorLine failure={failureOf(change.error)} />}
        </>
      }
    >
      <TargetWords target={target} unit={unit} />
    </Row>
  );
}
