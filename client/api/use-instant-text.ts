import { formatInstant } from '../format/instant.ts';
import { useFormats } from '../i18n/reader.ts';
import { useZone } from './use-zone.ts';

/** An instant as answers tell it, in the organisation's zone. */
export function useInstantText(): (at: string) => string {
  const zone = useZone();
  const { locale } = useFormats();
  return (at) => formatInstant(locale, zone, Date.parse(at));
}
