import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import type { Money } from '../../format/money.ts';
import { readNumber } from '../../format/read-number.ts';
import { useFormats } from '../../i18n/reader.ts';
import { FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import type { EditFormProps } from './EditableCard.tsx';
import css from './LoopPage.module.css';
import { percentOf, useStakeText } from './use-stake-text.ts';

/** The server takes no more, in minor units. */
const MOST = 1_000_000_000;

type Stake = NonNullable<LoopAnswer['loop']['stake']>;
type Draft = { worth: string; lost: string };
/** What stands in the way of saving. */
type Fault = 'worth' | 'lost';

/** What is assumed: what an affected customer is worth in a year, and how many of them leave; the sum is told along. */
export function StakeForm({
  loop,
  money,
  onSend,
  ...foot
}: EditFormProps & Pick<LoopAnswer, 'loop'> & { money: Money }) {
  const t = useTranslations('loopPage');
  const { value } = useFormats();
  const said = useStakeText();
  const { stake, evidence } = loop;
  const [draft, setDraft] = useState<Draft>({
    worth: stake === null ? '' : money.plain(stake.worth),
    lost: stake === null ? '' : String(percentOf(stake.lost)),
  });
  const [note, setNote] = useState('');
  const change = (part: Partial<Draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const read = readDraft(draft, money);
  return (
    <Form
      onSend={() => {
        if (typeof read === 'string') {
          setNote(
            t(`stakeFault.${read}`, { most: money.write(MOST), all: value.plain('percent', 100) }),
          );
        } else if (!foot.isSending) onSend({ stake: read });
      }}
    >
      <FieldRow>
        <TextField
          label={t('worth')}
          hint={t('worthHint')}
          type="number"
          value={draft.worth}
          onChange={(worth) => {
            change({ worth });
          }}
        />
        <TextField
          label={t('lost')}
          hint={t('lostHint')}
          type="number"
          value={draft.lost}
          onChange={(lost) => {
            change({ lost });
          }}
        />
      </FieldRow>
      <p className={css['note']} aria-live="polite">
        {typeof read === 'string'
          ? ''
          : read === null
            ? t('stakeEmpty')
            : said(money, read, evidence)}
      </p>
      <SaveFoot
        {...foot}
        {...{ note }}
        isSaving={foot.isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}

/** What was written; null = nothing is assumed any more. */
function readDraft({ worth, lost }: Draft, money: Money): Stake | Fault | null {
  if (worth.trim() === '' && lost.trim() === '') return null;
  const sum = money.read(worth);
  if (sum === null || sum > MOST) return 'worth';
  const share = readNumber(lost);
  if (share === null || share < 0 || share > 100) return 'lost';
  return { worth: sum, lost: share / 100 };
}
