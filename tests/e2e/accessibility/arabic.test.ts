import { describe } from 'vitest';
import { seeEveryPage } from './every-page.ts';

describe('every page in Arabic', () => {
  seeEveryPage('ar');
});
