/** Supported languages. Russian is the default. */
export type Locale = 'ru' | 'en';

/**
 * Maps the host's locale to a supported language.
 *
 * @param hostLocale A BCP 47 tag or a bare language: `ru`, `en`, `ru-RU`, `en_US`.
 * @returns `en` for English; `ru` for Russian and for anything else, empty or missing.
 */
export function resolveLocale(hostLocale: string | null | undefined): Locale {
  const language = (hostLocale ?? '').trim().toLowerCase().split(/[-_]/, 1)[0];
  return language === 'en' ? 'en' : 'ru';
}
