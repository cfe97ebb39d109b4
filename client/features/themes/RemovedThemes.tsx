import { useTranslations } from 'use-intl/react';
import type { EffectAnswer, ThemesAnswer, ThemesChange } from '#server/contract/themes.ts';
import { ChoiceField } from '../../ui/Form.tsx';
import type { Draft } from './draft.ts';
import css from './Themes.module.css';
import { useThemeName } from './use-theme-name.ts';

export type RemovedThemesProps = {
  /** Themes that are taken out although their source or a person gave them to records. */
  carried: EffectAnswer['told'];
  answer: ThemesAnswer;
  draft: Draft;
  themes: ThemesChange['themes'];
  moves: Readonly<Record<string, string>>;
  onMove: (from: string, to: string) => void;
};

/** Asks of each theme that is taken out, and that records go on carrying, under which other one they are shown. */
export function RemovedThemes(props: RemovedThemesProps) {
  const { carried, answer, draft, themes, moves, onMove } = props;
  const t = useTranslations('themes.effect');
  const nameOf = useThemeName(answer, draft);
  if (carried.length === 0) return null;
  const options = themes.map(({ key }) => ({ value: key, label: nameOf(key) }));
  return (
    <div className={css['removed']}>
      {carried.map(({ theme, records }) => (
        <ChoiceField
          key={theme}
          label={t('carried', { name: nameOf(theme), count: records })}
          value={moves[theme] ?? ''}
          groups={[
            {
              label: t('choose'),
              options:
                moves[theme] === undefined
                  ? [{ value: '', label: t('choose') }, ...options]
                  : options,
            },
          ]}
          onChoose={(to) => {
            if (to !== '') onMove(theme, to);
          }}
        />
      ))}
    </div>
  );
}
