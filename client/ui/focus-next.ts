/** Leads the keyboard on to the control after one that is about to go, or before it, so that its place is not lost. */
export function focusNext(gone: HTMLElement): void {
  const around = gone.parentElement?.parentElement;
  const controls = [...(around?.querySelectorAll<HTMLElement>('button, select, input') ?? [])];
  const at = controls.indexOf(gone);
  (controls[at + 1] ?? controls[at - 1])?.focus({ preventScroll: true });
}
