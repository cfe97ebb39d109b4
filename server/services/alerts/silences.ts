import type { Once } from '#db/queries/once.ts';
import type { SilenceFacts, StoredSilence } from '#db/queries/silences.ts';
import type { Repository } from '#db/store/store.ts';
import type { SilenceInfo, SilenceInput } from '../../contract/silences.ts';
import { AppError } from '../../domain/problem.ts';
import { redact } from '../../domain/text/redact.ts';
import type { Reference } from '../organisation/reference.ts';
import type { Maker } from '../targets/change.ts';
import { codeOf } from './codes.ts';
import type { Telling } from './rule-info.ts';
import { instant } from '../instant.ts';

const LONGEST_MS = 90 * 86_400_000;

type Told = Pick<Telling, 'reference' | 'who'>;

/** Silences that hold, are to come or are over, the newest first. */
export async function answerSilences(
  repository: Repository,
  telling: Told,
  now: number,
): Promise<SilenceInfo[]> {
  const silences = await repository.read('listSilences', undefined);
  return silences.map((one) => silenceInfo(one, telling, now));
}

/** One of them. @throws AppError NOT_FOUND { seen } */
export async function answerSilence(
  repository: Repository,
  telling: Told,
  { id, now }: { id: number; now: number },
): Promise<SilenceInfo> {
  const found = (await answerSilences(repository, telling, now)).find((one) => one.id === id);
  if (!found) throw new AppError('NOT_FOUND', { seen: String(id) });
  return found;
}

/**
 * Makes a silence; gives its number.
 * @throws AppError DIMENSION_VALUE_UNKNOWN, NOT_FOUND for a rule that is not there, SETTING_INVALID for one that is over before it
 * begins, too long, or over already, LIST_FULL
 */
export async function addSilence(
  repository: Repository,
  reference: Reference,
  input: SilenceInput,
  { once, ...maker }: Maker & { once: Once | null },
): Promise<number> {
  const silence = readSilence(input, reference, maker.now);
  const { rule } = silence;
  const found = rule === null ? null : await repository.read('readAlertRule', { id: rule });
  if (rule !== null && (!found || found.removed)) {
    throw new AppError('NOT_FOUND', { seen: String(rule) });
  }
  return repository.write('addSilence', { silence, once, ...maker });
}

/** Ends a silence that is not over. @throws AppError NOT_FOUND */
export async function endSilence(repository: Repository, id: number, maker: Maker): Promise<void> {
  const isEnded = await repository.write('endSilence', { id, ...maker });
  if (!isEnded) throw new AppError('NOT_FOUND', { seen: String(id) });
}

function readSilence(input: SilenceInput, { books }: Reference, now: number): SilenceFacts {
  const [from, to] = [Date.parse(input.from), Date.parse(input.to)];
  const earliest = Math.max(from, now);
  if (to <= earliest || to - from > LONGEST_MS) {
    const expected = `${instant(earliest)} … ${instant(from + LONGEST_MS)}`;
    throw new AppError('SETTING_INVALID', { setting: 'to', seen: input.to, expected });
  }
  const { department, theme, rule } = input;
  return {
    department: department === null ? null : codeOf(books.department, department),
    theme: theme === null ? null : codeOf(books.theme, theme),
    rule,
    from,
    to,
    reason: redact(input.reason),
  };
}

function silenceInfo(one: StoredSilence, { reference, who }: Told, now: number): SilenceInfo {
  const { department, theme } = one;
  const { books } = reference;
  return {
    id: one.id,
    department: department === null ? null : books.department.group(department),
    theme: theme === null ? null : books.theme.group(theme),
    rule: one.rule,
    from: instant(one.from),
    to: instant(one.to),
    reason: one.reason,
    state: now < one.from ? 'coming' : now < one.to ? 'holding' : 'over',
    made: { by: who(one.made.by), at: instant(one.made.at) },
    endedBy: one.endedBy === null ? null : who(one.endedBy),
  };
}
