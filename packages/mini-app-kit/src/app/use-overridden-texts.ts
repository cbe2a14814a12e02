import { type Dictionary, type Locale, type Texts, type Translation, useLocale } from '@invoicebox/mini-app-ui';

/** An app's own texts instead of some of the kit's; a language that is left out keeps them. */
export type TextOverrides<Source extends Dictionary> = Readonly<Partial<Record<Locale, Partial<Translation<Source>>>>>;

/** The kit's texts of the current language, with an app's own instead of some. */
export function useOverriddenTexts<Source extends Dictionary>(
  texts: Texts<Source>,
  own: TextOverrides<Source> | undefined,
): Translation<Source> {
  const locale = useLocale();
  return { ...texts[locale], ...own?.[locale] };
}
