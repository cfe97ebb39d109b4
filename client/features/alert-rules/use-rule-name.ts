import type { AlertRuleInfo } from '#server/contract/alert-rules.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';

/** How a rule is called: by its name, or by what it says. */
export function useRuleName(): (rule: AlertRuleInfo) => string {
  const { language, said } = useFormats();
  return ({ name, words }) => (name ? nameIn(language, name, words) : said(words));
}
