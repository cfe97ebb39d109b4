import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { sendFile } from './api/send-file.ts';
import { loadFonts } from './design/load-fonts.ts';
import { readPreferences } from './i18n/preferences.ts';
import { startApp } from './start-app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');

loadFonts(readPreferences(localStorage, navigator.languages).language);
const app = await startApp({
  fetch: globalThis.fetch.bind(globalThis),
  sendFile,
  openStream: (path) => new EventSource(path),
  storage: localStorage,
  navigatorLanguages: navigator.languages,
});
createRoot(root).render(<StrictMode>{app}</StrictMode>);
