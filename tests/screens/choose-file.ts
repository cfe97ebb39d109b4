import { act } from 'react';
import type { Screen } from './harness.tsx';

/** Chooses a file in the one place there is for it, or in the one whose button stands last. */
export async function chooseFile(
  page: Screen,
  content: string | Buffer,
  name: string,
): Promise<void> {
  await page.until(() => page.root.querySelector('input[type=file]') !== null);
  const input = [...page.root.querySelectorAll('input[type=file]')].at(-1);
  if (!(input instanceof HTMLInputElement)) throw new Error('no file can be chosen');
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  await act(async () => {
    Object.defineProperty(input, 'files', { value: [new File([part], name)], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
