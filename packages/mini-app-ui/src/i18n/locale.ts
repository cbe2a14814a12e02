/** The languages the kit speaks. Russian is the main one. */
export type Locale = 'ru' | 'en';

/**
 * The language to speak for the locale the host named.
 *
 * @param hostLocale A BCP 47 tag or a bare language (`ru`, `en`, `ru-RU`, `en_US`), as the host sent it.
 * @returns `en` for English; `ru` for Russian and for anything else, empty or missing.
 */
export function resolveLocale(hostLocale: string | null | undefined): Locale {
  const language = (hostLocale ?? '').trim().toLowerCase().split(/[-_]/, 1)[0];
  return language === 'en' ? 'en' : 'ru';
}
