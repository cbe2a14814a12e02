import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import { type Locale, resolveLocale } from './locale.js';
import type { Dictionary, Texts, Translation } from './texts.js';

const LocaleContext = createContext<Locale>('ru');

export interface LocaleProviderProps {
  /** The host's locale; see `resolveLocale`. */
  locale: string | null | undefined;
  children: ComponentChildren;
}

/** Sets the language of its children and the document's `lang`. Wrap the whole app in it. */
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
