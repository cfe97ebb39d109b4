import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { DimensionChange, DimensionValueInfo } from '#server/contract/dimensions.ts';
import type { ChannelKind } from '#server/domain/dimensions.ts';
import { failureOf } from '../../api/failure.ts';
import { ChoiceField, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { NameFields } from './NameFields.tsx';
import { useValueChange } from './use-value-change.ts';
import type { ValueRowProps } from './ValueRow.tsx';

const KINDS: readonly ChannelKind[] = ['assisted', 'automated', 'self_service', 'public'];
const NONE = '';

export type ValueFormProps = Pick<ValueRowProps, 'dimension' | 'value' | 'heads' | 'called'> & {
  onDone: () => void;
};

/** The names of a value, where it stands, and whether it is another one in truth. */
export function ValueForm({ dimension, value, heads, called, onDone }: ValueFormProps) {
  const t = useTranslations('names');
  const kindName = useTranslations('records.channelKind');
  // What somebody else changes meanwhile is not written over by what this form was filled with.
  const [opened] = useState(() => draftOf(value));
  const [draft, setDraft] = useState(opened);
  const [note, setNote] = useState('');
  const change = useValueChange({ dimension, key: value.key }, onDone);
  const set = (part: Partial<Draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const others = heads
    .filter(({ key }) => key !== value.key)
    .map((one) => ({ value: one.key, label: called(one) }));
  const choices = (none: string, options: { value: string; label: string }[]) => [
    { label: '', options: [{ value: NONE, label: none }, ...options] },
  ];
  // One that was merged into another since can still be seen and taken away.
  const above = (key: string) =>
    key === NONE || others.some((one) => one.value === key)
      ? others
      : [...others, { value: key, label: key }];
  return (
    <Form
      onSend={() => {
        const wanted = changeOf(draft, opened);
        if (Object.keys(wanted).length === 0) setNote(t('unchanged'));
        else if (!change.isPending) change.mutate(wanted);
      }}
    >
      <NameFields name={draft} onChange={set} />
      {dimension === 'department' && (
        <ChoiceField
          label={t('parent')}
          hint={t('parentHint')}
          value={draft.parent}
          groups={choices(t('noParent'), above(draft.parent))}
          onChoose={(parent) => {
            set({ parent });
          }}
        />
      )}
      {dimension === 'channel' && (
        <ChoiceField
          label={t('kind')}
          hint={t('kindHint')}
          value={draft.kind}
          groups={choices(
            t('noKind'),
            KINDS.map((kind) => ({ value: kind, label: kindName(kind) })),
          )}
          onChoose={(kind) => {
            set({ kind });
          }}
        />
      )}
      <ChoiceField
        label={t('alias')}
        hint={t('aliasHint')}
        value={draft.alias}
        groups={choices(t('noAlias'), others)}
        onChoose={(alias) => {
          set({ alias });
        }}
      />
      <SaveFoot
        failure={change.isError ? failureOf(change.error) : null}
        isSaving={change.isPending}
        words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
        note={note}
        onLeave={onDone}
      />
    </Form>
  );
}

/** Keys, a kind and names as the fields hold them; empty = none. */
type Draft = { en: string; ar: string; parent: string; kind: string; alias: string };

function draftOf({ name, parent, kind, alias }: DimensionValueInfo): Draft {
  return { ...name, parent: parent ?? NONE, kind: kind ?? NONE, alias: alias ?? NONE };
}

/** What differs from what is held. */
function changeOf(draft: Draft, held: Draft): DimensionChange {
  const name = { en: draft.en.trim(), ar: draft.ar.trim() };
  const kind = KINDS.find((one) => one === draft.kind) ?? null;
  return {
    ...(name.en === held.en && name.ar === held.ar ? {} : { name }),
    ...(draft.parent === held.parent ? {} : { parent: draft.parent || null }),
    ...(draft.kind === held.kind ? {} : { kind }),
    ...(draft.alias === held.alias ? {} : { alias: draft.alias || null }),
  };
}
