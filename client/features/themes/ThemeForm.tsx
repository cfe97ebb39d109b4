import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer, TryAnswer } from '#server/contract/themes.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChoiceField, FieldRow, TextField } from '../../ui/Form.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import type { Draft, DraftTheme } from './draft.ts';
import css from './Themes.module.css';
import { useThemeName } from './use-theme-name.ts';

export type ThemeFormProps = {
  theme: DraftTheme;
  name: string;
  depth: number;
  draft: Draft;
  answer: ThemesAnswer;
  faults: TryAnswer['faults'];
  isOpen: boolean;
  onToggle: () => void;
  onChange: (change: Partial<DraftTheme>) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
};

/** One theme of the editor: its name, and everything about it once it is opened. */
export function ThemeForm(props: ThemeFormProps) {
  const { theme, name, depth, faults, isOpen, onToggle } = props;
  const t = useTranslations('themes');
  const phrases = [...theme.phrases.en.split('\n'), ...theme.phrases.ar.split('\n')];
  const count = phrases.filter((line) => line.trim() !== '').length;
  return (
    <li className={css['item']} style={{ marginInlineStart: `${depth * 1.25}rem` }}>
      <div className={css['head']}>
        <button
          type="button"
          className={css['opener']}
          aria-expanded={isOpen}
          aria-label={t('editor.open', { name })}
          onClick={onToggle}
        >
          <bdi>{name}</bdi>
        </button>
        <span className={css['note']}>{t('phrasesCount', { count })}</span>
      </div>
      {faults.length > 0 && <Faults {...props} />}
      {isOpen && <Fields {...props} />}
    </li>
  );
}

function Faults({ faults, answer, draft }: ThemeFormProps) {
  const t = useTranslations('themes.fault');
  const nameOf = useThemeName(answer, draft);
  return (
    <ul className={css['faults']}>
      {faults.map(({ kind, seen, other, isHarmless }, i) => (
        <li key={i} className={isHarmless ? css['harmless'] : css['grave']}>
          {t(kind, { seen, other: other === null ? '' : nameOf(other) })}
        </li>
      ))}
    </ul>
  );
}

function Fields({ theme, draft, onChange, onMove, onRemove }: ThemeFormProps) {
  const t = useTranslations('themes.editor');
  const { language } = useFormats();
  const { id, name, parent, phrases, except } = theme;
  const options = draft
    .filter((other) => other.id !== id && !isBelow(draft, other.id, id))
    .map((other) => ({
      value: other.id,
      label: nameIn(language, other.name, other.key ?? t('unnamed')),
    }));
  return (
    <div className={css['fields']}>
      <FieldRow>
        <TextField
          label={t('nameEn')}
          lang="en"
          value={name.en}
          onChange={(en) => onChange({ name: { ...name, en } })}
        />
        <TextField
          label={t('nameAr')}
          lang="ar"
          value={name.ar}
          onChange={(ar) => onChange({ name: { ...name, ar } })}
        />
        <ChoiceField
          label={t('parent')}
          value={parent ?? ''}
          groups={[
            { label: t('parent'), options: [{ value: '', label: t('noParent') }, ...options] },
          ]}
          onChoose={(next) => onChange({ parent: next === '' ? null : next })}
        />
      </FieldRow>
      <FieldRow>
        <Lines
          label={t('phrasesEn')}
          hint={t('phrasesHint')}
          lang="en"
          value={phrases.en}
          onChange={(en) => onChange({ phrases: { ...phrases, en } })}
        />
        <Lines
          label={t('phrasesAr')}
          lang="ar"
          value={phrases.ar}
          onChange={(ar) => onChange({ phrases: { ...phrases, ar } })}
        />
      </FieldRow>
      <FieldRow>
        <Lines
          label={t('exceptEn')}
          hint={t('exceptHint')}
          lang="en"
          isShort
          value={except.en}
          onChange={(en) => onChange({ except: { ...except, en } })}
        />
        <Lines
          label={t('exceptAr')}
          lang="ar"
          isShort
          value={except.ar}
          onChange={(ar) => onChange({ except: { ...except, ar } })}
        />
      </FieldRow>
      <div className={css['moves']}>
        <Button size="small" onPress={() => onMove(-1)}>
          {t('up')}
        </Button>
        <Button size="small" onPress={() => onMove(1)}>
          {t('down')}
        </Button>
        <Button size="small" onPress={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </div>
  );
}

type LinesProps = {
  label: string;
  hint?: string;
  lang: 'en' | 'ar';
  value: string;
  isShort?: boolean;
  onChange: (value: string) => void;
};

function Lines({ label, hint, lang, value, isShort = false, onChange }: LinesProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, describedBy) => (
        <TextAreaControl
          {...{ id, value, lang, onChange }}
          rows={isShort ? 3 : 8}
          dir={lang === 'ar' ? 'rtl' : 'ltr'}
          aria-describedby={describedBy}
        />
      )}
    </Field>
  );
}

/** True when a theme stands somewhere below another. */
function isBelow(draft: Draft, id: string, above: string): boolean {
  const parents = new Map(draft.map((theme) => [theme.id, theme.parent]));
  let at = parents.get(id) ?? null;
  for (let step = 0; at !== null && step < draft.length; step++) {
    if (at === above) return true;
    at = parents.get(at) ?? null;
  }
  return false;
}
