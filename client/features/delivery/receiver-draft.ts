import type { ReceiverChange, ReceiverInfo, ReceiverInput } from '#server/contract/receivers.ts';

/** What the form edits; no department = alerts of all. */
export type ReceiverDraft = Omit<ReceiverInput, 'departments'> & {
  readonly departments: readonly string[];
};

/** `receiver` null = a new one. Slack's address is a secret that nobody is told: it stays unless another is written. */
export function draftOf(receiver: ReceiverInfo | null, language: 'en' | 'ar'): ReceiverDraft {
  if (!receiver) {
    const usual = { name: '', kind: 'webhook', address: '', leastSeverity: 'serious' } as const;
    return { ...usual, language, departments: [], isOn: true };
  }
  const { name, kind, address, leastSeverity, departments, isOn } = receiver;
  return {
    name,
    kind,
    address: kind === 'slack' ? '' : address,
    language: receiver.language,
    leastSeverity,
    departments: departments?.map(({ key }) => key) ?? [],
    isOn,
  };
}

/** True when it can be sent: a new one has an address, an old one may keep its own. */
export function isWhole({ name, address }: ReceiverDraft, isNew: boolean): boolean {
  return name.trim() !== '' && (!isNew || address.trim() !== '');
}

export function inputOf({ departments, ...rest }: ReceiverDraft): ReceiverInput {
  return { ...rest, departments: departments.length === 0 ? null : [...departments] };
}

/** What differs from a receiver as it stands. */
export function changeOf(draft: ReceiverDraft): ReceiverChange {
  const { address, kind: _kind, ...rest } = inputOf(draft);
  return { ...rest, ...(address.trim() === '' ? {} : { address }) };
}
