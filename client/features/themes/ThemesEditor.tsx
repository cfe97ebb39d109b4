import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import {
  changed,
  changesOf,
  draftOf,
  inTree,
  keysOf,
  moved,
  themesOf,
  without,
  withNew,
} from './draft.ts';
import type { Draft } from './draft.ts';
import { EffectPanel } from './EffectPanel.tsx';
import { Tester } from './Tester.tsx';
import { ThemeForm } from './ThemeForm.tsx';
import css from './Themes.module.css';
import { useSettled } from './use-settled.ts';

/** All themes being edited: first what the change would do, then it is saved. */
export function ThemesEditor({ answer, onSaved }: { answer: ThemesAnswer; onSaved: () => void }) {
  const t = useTranslations('themes.editor');
  const { language } = useFormats();
  // What somebody saves meanwhile must not change what is edited here: saving then says so.
  const [base] = useState(answer);
  const before = useMemo(() => draftOf(base.themes), [base]);
  const [draft, setDraft] = useState<Draft>(before);
  const [open, setOpen] = useState<string | null>(null);
  const [isShown, setIsShown] = useState(false);
  const edit = (next: Draft): void => {
    setDraft(next);
    setIsShown(false);
  };
  const themes = useMemo(() => themesOf(draft), [draft]);
  const settled = useSettled(themes);
  const checked = useQuery({
    ...useQueries().tryThemes({ text: '', themes: settled }),
    placeholderData: (last) => last,
  });
  const faults = checked.data?.faults ?? [];
  const grave = faults.filter(({ isHarmless }) => !isHarmless);
  const keys = keysOf(draft);
  const changes = changesOf(before, draft);
  const tree = inTree(
    draft,
    ({ id }) => id,
    ({ parent }) => parent,
  );
  return (
    <>
      <Card>
        <p className={css['hint']}>{t('hint')}</p>
        <ul className={css['list']}>
          {tree.map(({ theme, depth }) => {
            const key = keys.get(theme.id) ?? theme.id;
            const own = faults.filter((fault) => fault.theme === key);
            return (
              <ThemeForm
                key={theme.id}
                {...{ theme, depth, draft, answer: base }}
                name={nameIn(language, theme.name, theme.key ?? t('unnamed'))}
                faults={own}
                isOpen={open === theme.id}
                onToggle={() => setOpen(open === theme.id ? null : theme.id)}
                onChange={(change) => edit(changed(draft, theme.id, change))}
                onMove={(step) => edit(moved(draft, theme.id, step))}
                onRemove={() => edit(without(draft, theme.id))}
              />
            );
          })}
        </ul>
        <Button
          onPress={() => {
            const added = withNew(draft, null);
            edit(added.draft);
            setOpen(added.id);
          }}
        >
          {t('add')}
        </Button>
      </Card>
      {isShown ? (
        <EffectPanel answer={base} draft={draft} themes={themes} onSaved={onSaved} />
      ) : null}
      <Tester themes={settled} draft={draft} answer={base} />
      <div className={css['actions']} role="group" aria-label={t('changes', { count: changes })}>
        <span role="status" className={css['state']}>
          {grave.length > 0
            ? t('faults', { count: grave.length })
            : t('changes', { count: changes })}
        </span>
        {isShown ? null : (
          <Button
            isPrimary
            disabled={changes === 0 || grave.length > 0}
            onPress={() => setIsShown(true)}
          >
            {t('showEffect')}
          </Button>
        )}
        {changes > 0 && <Button onPress={() => edit(before)}>{t('discard')}</Button>}
      </div>
    </>
  );
}
