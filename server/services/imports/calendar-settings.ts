/** The organisation's zone as the settings hold it; UTC until somebody says otherwise (as the store cuts days). */
export function readCalendarSettings(settings: Readonly<Record<string, unknown>>): {
  zone: string;
} {
  const calendar = settings['calendar'];
  const zone =
    typeof calendar === 'object' && calendar !== null && 'zone' in calendar ? calendar.zone : null;
  return { zone: typeof zone === 'string' ? zone : 'UTC' };
}
