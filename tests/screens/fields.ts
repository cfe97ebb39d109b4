import type { Screen } from './harness.tsx';

/** The input under a label, or beside it in one; throws with the labels that are there. */
export function field(page: Screen, label: string): HTMLInputElement {
  const labels = [...page.root.querySelectorAll('label')];
  const found = labels.find((one) => one.textContent === label);
  const input = found && (found.control ?? document.getElementById(found.htmlFor));
  if (!(input instanceof HTMLInputElement)) {
    throw new Error(`No field ${label} among: ${labels.map((one) => one.textContent).join(' | ')}`);
  }
  return input;
}
