import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer, ThemesChange } from '#server/contract/themes.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { Draft } from './draft.ts';
import { EffectFigures } from './EffectFigures.tsx';
import { RemovedThemes } from './RemovedThemes.tsx';
import css from './Themes.module.css';
import { useEffectOf } from './use-effect-of.ts';

export type EffectPanelProps = {
  answer: ThemesAnswer;
  draft: Draft;
  themes: ThemesChange['themes'];
  onSaved: () => void;
};

/** What a draft would do to the records that are there; it is saved from here. */
export function EffectPanel({ answer, draft, themes, onSaved }: EffectPanelProps) {
  const t = useTranslations('themes.effect');
  const { value } = useFormats();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It opens below what was pressed.
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  const queries = useQueries();
  const client = useQueryClient();
  const { effect, failure } = useEffectOf(themes);
  const [moves, setMoves] = useState<Readonly<Record<string, string>>>({});
  const save = useMutation({
    mutationFn: () =>
      queries.actions.themes.save({
        version: answer.version,
        themes,
        moved: Object.entries(moves).map(([from, to]) => ({ from, to })),
      }),
    onSuccess: async (saved) => {
      client.setQueryData(queries.themes().queryKey, saved);
      onSaved();
      // Names of themes stand on every page.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'themes' });
    },
  });
  const kept = new Set(themes.map(({ key }) => key));
  const carried = (effect?.told ?? []).filter(
    ({ theme }) => !kept.has(theme) && answer.themes.some(({ key }) => key === theme),
  );
  const isOpen = carried.some(({ theme }) => moves[theme] === undefined);
  return (
    <div ref={place} tabIndex={-1}>
      <Card labelledBy={id}>
        <PanelTitle id={id} text={t('title')} />
        {failure && <ErrorLine failure={failure} />}
        {effect && !effect.isWhole && (
          <ProgressBar
            share={effect.texts === 0 ? 1 : effect.seen / effect.texts}
            label={t('looking', {
              seen: value.count(effect.seen),
              texts: value.count(effect.texts),
            })}
          />
        )}
        {effect && <EffectFigures effect={effect} answer={answer} draft={draft} />}
        <RemovedThemes
          {...{ carried, answer, draft, themes, moves }}
          onMove={(from, to) => setMoves({ ...moves, [from]: to })}
        />
        {save.isError && <ErrorLine failure={failureOf(save.error)} />}
        <div className={css['save']}>
          <Button
            isPrimary
            disabled={effect?.isWhole !== true || isOpen || save.isPending}
            onPress={() => save.mutate()}
          >
            {save.isPending ? t('saving') : t('save')}
          </Button>
        </div>
      </Card>
    </div>
  );
}
