import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { startApp } from '#client/start-app.tsx';

/** Long enough for the lazily loaded chart library on a busy machine. */
const PATIENCE_MS = 20_000;

declare global {
  // React asks for this flag by name before it lets `act` wait for updates.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

export type Screen = {
  root: HTMLElement;
  /** All text that is there, for the eye or the ear, with one space for each run of spaces. */
  text: () => string;
  /** The same without the marks that keep names of another script in place. */
  plainText: () => string;
  /** The first element with this role and a name that holds `name`; throws with what was there instead. */
  role: (
    role: 'link' | 'button' | 'heading' | 'combobox' | 'table' | 'img' | 'alert' | 'figure',
    name: string,
  ) => HTMLElement;
  until: (holds: () => boolean) => Promise<void>;
  press: (element: HTMLElement) => Promise<void>;
  choose: (select: HTMLElement, value: string) => Promise<void>;
  /** Writes into a field the way typing does; the caret stands behind so many of its signs then, all where none is said. */
  fill: (field: HTMLInputElement, value: string, caret?: number) => Promise<void>;
  close: () => Promise<void>;
};

export type ScreenOptions = {
  fetch: typeof globalThis.fetch;
  path?: string;
  language?: 'en' | 'ar';
  digits?: 'latn' | 'arab';
  /** As after an earlier visit of somebody who reads numbers; `kept` = as the visit before left it. */
  visit?: 'after another' | 'kept';
};

/** Renders the whole application on another `fetch`: a fake one, or the real API in the same process. */
export async function openScreen(options: ScreenOptions): Promise<Screen> {
  const { fetch, path = '/', language = 'en', digits = 'arab' } = options;
  const { visit = 'after another' } = options;
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  history.replaceState(null, '', path);
  localStorage.setItem('basira.preferences', JSON.stringify({ language, digits, theme: 'system' }));
  if (visit !== 'kept') localStorage.setItem('basira.presence', 'in');
  const root = document.createElement('div');
  document.body.append(root);
  const react = createRoot(root);
  const app = await startApp({
    fetch,
    sendFile: async (url, file, headers, onProgress) => {
      onProgress(0.5);
      return fetch(url, { method: 'POST', headers, body: await file.arrayBuffer() });
    },
    storage: localStorage,
    navigatorLanguages: [],
    retryDelayMs: 0,
  });
  await act(async () => {
    react.render(app);
  });

  const until = async (holds: () => boolean) => {
    const deadline = performance.now() + PATIENCE_MS;
    while (!holds()) {
      if (performance.now() > deadline)
        throw new Error(`This never came: ${String(holds)}\n${text()}`);
      // One turn of the event loop, inside `act` so that React sees what arrived in it.
      await act(async () => {
        await new Promise((resolve) => {
          setTimeout(resolve, 0);
        });
      });
    }
  };
  const text = () => (root.textContent ?? '').replaceAll(/\s+/g, ' ');
  return {
    root,
    text,
    plainText: () => text().replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/g, ''),
    until,
    role: (role, name) => {
      const candidates = [...root.querySelectorAll<HTMLElement>(SELECTORS[role])];
      const found = candidates.find((element) => nameOf(element).includes(name));
      if (!found)
        throw new Error(`No ${role} named "${name}" among: ${candidates.map(nameOf).join(' | ')}`);
      return found;
    },
    press: async (element) => {
      await act(async () => {
        element.click();
      });
    },
    choose: async (select, value) => {
      await act(async () => {
        if (!(select instanceof HTMLSelectElement))
          throw new Error('Only a select can be chosen from.');
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
    },
    fill: async (field, value, caret) => {
      await act(async () => {
        // React hears of a value only when it is set past its own watch over the property.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
          field,
          value,
        );
        if (caret !== undefined) field.setSelectionRange(caret, caret);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    close: async () => {
      await act(async () => {
        react.unmount();
      });
      root.remove();
    },
  };
}

/** False for what is not there, and for what stands in something that is hidden, as a page behind the door. */
export function isShown(element: Element | null): boolean {
  for (let at = element; at instanceof HTMLElement; at = at.parentElement)
    if (at.style.display === 'none') return false;
  return element !== null;
}

const SELECTORS = {
  link: 'a[href]',
  button: 'button',
  heading: 'h1, h2, h3',
  combobox: 'select',
  table: 'table',
  img: '[role=img]',
  alert: '[role=alert]',
  figure: 'figure',
};

/** Enough of the accessible-name rules for this application: labels, references, caption, own text. */
function nameOf(element: HTMLElement): string {
  const reference = element.getAttribute('aria-labelledby');
  if (reference !== null) return document.getElementById(reference)?.textContent ?? '';
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if (element instanceof HTMLSelectElement) {
    return document.querySelector(`label[for="${element.id}"]`)?.textContent ?? '';
  }
  if (element instanceof HTMLTableElement) return element.caption?.textContent ?? '';
  return element.textContent ?? '';
}
