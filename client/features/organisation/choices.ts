import type { Formats } from '../../format/formats.ts';
import { isolateLtr } from '../../format/bidi.ts';
import type { Option, OptionGroup } from '../../ui/SelectControl.tsx';

/** How far a zone is from UTC in winter of the northern half: `+03:00`. */
function offsetOf(zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  const part = format
    .formatToParts(Date.UTC(2026, 0, 15))
    .find(({ type }) => type === 'timeZoneName');
  return part?.value.replace('GMT', '') || '+00:00';
}

function zoneOption(zone: string): Option<string> {
  return { value: zone, label: isolateLtr(`${zone.replaceAll('_', ' ')} (${offsetOf(zone)})`) };
}

/** Every zone the browser knows, the likely ones first. */
export function zoneGroups(
  likely: readonly string[],
  words: { here: string; all: string },
): OptionGroup<string>[] {
  const first = [...new Set(likely)];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  return [
    { label: words.here, options: first.map(zoneOption) },
    {
      label: words.all,
      options: others.map((zone) => ({
        value: zone,
        label: isolateLtr(zone.replaceAll('_', ' ')),
      })),
    },
  ];
}

/** Every currency by its name in the reader's language. */
export function currencyOptions({ locale }: Formats, chosen: string): Option<string>[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const order = new Intl.Collator(locale);
  const codes = new Set([chosen, ...Intl.supportedValuesOf('currency')]);
  return [...codes]
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} · ${isolateLtr(code)}` }))
    .toSorted((a, b) => order.compare(a.label, b.label));
}
