/** A text in both languages. */
export interface Localized {
  ru: string;
  en: string;
}

export type Language = keyof Localized;
