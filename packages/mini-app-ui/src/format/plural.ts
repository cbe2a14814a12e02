import type { Locale } from '../i18n/locale.js';
import { INTL_LOCALES } from './intl.js';

/** Forms of a noun by CLDR category: Russian needs `one`, `few`, `many` (1 билет, 2 билета, 5 билетов), English `one`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/**
 * Selects the plural form for a count. A category without a form uses `other`.
 *
 * @example `${count} ${plural(count, 'ru', { one: 'билет', few: 'билета', many: 'билетов', other: 'билета' })}`
 */
export function plural(count: number, locale: Locale, forms: PluralForms): string {
  return forms[new Intl.PluralRules(INTL_LOCALES[locale]).select(count)] ?? forms.other;
}
