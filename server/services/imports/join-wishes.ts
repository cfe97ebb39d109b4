import type { GuessRequest } from '../../contract/guess.ts';
import type { JoinWish } from '../../ingest/guess/joined/join.ts';
import type { Uploads } from './uploads.ts';

/** Sent files that a person says belong to the file. @throws AppError NOT_FOUND */
export async function joinWishes(
  uploads: Uploads,
  file: string,
  tables: GuessRequest['tables'],
): Promise<JoinWish[]> {
  const wishes: JoinWish[] = [];
  for (const { file: other, name, sheet = null, keys = null } of tables) {
    const input = { path: await uploads.find(other), name };
    wishes.push({ input, fileName: name, sheet, isSameFile: other === file, keys });
  }
  return wishes;
}
