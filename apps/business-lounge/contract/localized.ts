/** A text in both languages of the app. */
export interface Localized {
  ru: string;
  en: string;
}

/** A language of the app. */
export type Language = keyof Localized;
