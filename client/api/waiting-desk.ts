/** Where changes wait while their person is asked for something: the password again, or to sign in. */
export class WaitingDesk {
  private waiting: ((isGiven: boolean) => void)[] = [];
  private readonly listeners = new Set<() => void>();

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly isWaiting = (): boolean => this.waiting.length > 0;

  /** True when it was given, false when the person left it. */
  wait(): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.tell();
    });
  }

  /** Lets all that wait go on, or not. */
  settle(isGiven: boolean): void {
    for (const resolve of this.waiting.splice(0)) resolve(isGiven);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
