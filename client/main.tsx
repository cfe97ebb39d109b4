import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { fetch } from './early.ts';
import { startApp } from './start-app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');

const app = await startApp({
  fetch,
  // Few readers ever send a file.
  sendFile: async (...sent) => (await import('./api/send-file.ts')).sendFile(...sent),
  openStream: (path) => new EventSource(path),
  storage: localStorage,
  navigatorLanguages: navigator.languages,
});
// React draws a transition in small pieces.
startTransition(() => {
  createRoot(root).render(<StrictMode>{app}</StrictMode>);
});
