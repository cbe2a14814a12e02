import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import { type Locale, resolveLocale } from './locale.js';
import type { Dictionary, Texts, Translation } from './texts.js';

const LocaleContext = createContext<Locale>('ru');

export interface LocaleProviderProps {
  /** The locale as the host named it; see `resolveLocale`. */
  locale: string | null | undefined;
  children: ComponentChildren;
}

/** Sets the language for everything inside it and `lang` of the document. Wrap the whole app in one. */
export function LocaleProvider({ locale, children }: LocaleProviderProps) {
  const resolved = resolveLocale(locale);
  useLayoutEffect(() => {
    document.documentElement.lang = resolved;
  }, [resolved]);
  return <LocaleContext.Provider value={resolved}>{children}</LocaleContext.Provider>;
}

/** The current language; Russian outside a `LocaleProvider`. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The texts of the current language. */
export function useTexts<Source extends Dictionary>(texts: Texts<Source>): Translation<Source> {
  return texts[useLocale()];
}
