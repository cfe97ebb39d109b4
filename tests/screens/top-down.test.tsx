import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TopDown } from '#client/ui/TopDown.tsx';

let frames: FrameRequestCallback[] = [];
let root: HTMLElement;
let react: ReturnType<typeof createRoot>;
beforeEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  root = document.createElement('div');
  react = createRoot(root);
});
afterEach(async () => {
  await act(async () => react.unmount());
  vi.unstubAllGlobals();
});

const draw = (awaited: number) =>
  act(async () => {
    const parts = Array.from({ length: awaited }, (_, at) => <div key={at} data-loading />);
    react.render(<TopDown>{parts}</TopDown>);
  });
/** One frame at an instant, in ms. */
const frame = (at: number) =>
  act(async () => {
    for (const look of frames.splice(0)) look(at);
  });
const isComing = () => root.firstElementChild?.className.includes('coming');

it('a page comes from its top down as long as parts of it come, however slow the phone is', async () => {
  await draw(3);
  await frame(100);
  await draw(2);
  await frame(3900);
  await draw(1);
  await frame(7800);
  expect(isComing()).toBe(true);
  await draw(0);
  for (let at = 8000; at < 8100; at += 16) await frame(at);
  expect(isComing()).toBe(false);
});

it('a page of which nothing comes any more shows what is there', async () => {
  await draw(1);
  await frame(100);
  await frame(4000);
  expect(isComing()).toBe(true);
  await frame(4101);
  expect(isComing()).toBe(false);
});
