import { describe } from 'vitest';
import { seeEveryPage } from './every-page.ts';

describe('every page in English, in both appearances, wide and narrow', () => {
  seeEveryPage('en');
});
