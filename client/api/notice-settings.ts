import type { NoticeSettingInput, NoticeSettingsAnswer } from '#server/contract/notice-settings.ts';
import type { DeliveryTest } from '#server/contract/receivers.ts';
import type { Ask } from './accounts.ts';

/** How somebody wants to be told, and who is told while they are away. */
export function createNoticeSettingsApi(ask: Ask) {
  return {
    own: (signal: AbortSignal) =>
      ask<NoticeSettingsAnswer>('GET', '/api/notice-settings', undefined, signal),
    keep: (setting: NoticeSettingInput) =>
      ask<NoticeSettingsAnswer>('PUT', '/api/notice-settings', setting),
    /** Sends the reader a letter now. */
    test: () => ask<DeliveryTest>('POST', '/api/notice-settings/test'),
  };
}
