import { describe } from 'vitest';
import { seeEveryPage } from './every-page.ts';

describe('every page in Arabic, in both appearances, wide and narrow', () => {
  seeEveryPage('ar');
});
