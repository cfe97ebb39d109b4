import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Rights } from '#server/domain/access/principal.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, FormActions } from '../../ui/Form.tsx';
import { isWhole, RightsFields } from './RightsFields.tsx';
import { ALL_ROLES } from './roles.ts';

export type PersonRightsProps = {
  rights: Rights;
  isBusy: boolean;
  onSave: (rights: Rights) => void;
  onLeave: () => void;
};

/** Other rights for somebody; they hold from the next request on. */
export function PersonRights({ rights, isBusy, onSave, onLeave }: PersonRightsProps) {
  const t = useTranslations('people');
  const [next, setNext] = useState(rights);
  return (
    <Form
      onSend={() => {
        onSave(next);
      }}
    >
      <RightsFields roles={ALL_ROLES} rights={next} onChange={setNext} />
      <FormActions>
        <Button isPrimary disabled={isBusy || !isWhole(next)}>
          {t('save')}
        </Button>
        <Button onPress={onLeave}>{t('back')}</Button>
      </FormActions>
    </Form>
  );
}
