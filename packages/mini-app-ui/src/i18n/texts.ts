import type { Locale } from './locale.js';

/** A text, or a function that builds one. */
export type TextValue = string | ((...values: never[]) => string);

/** Texts of one language, by name. */
export type Dictionary = Readonly<Record<string, TextValue>>;

/** The same keys as `Source`; strings stay strings, functions keep their parameters. */
export type Translation<Source extends Dictionary> = {
  readonly [Name in keyof Source]: Source[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

/** The texts of a component or an app in every language. */
export type Texts<Source extends Dictionary> = Readonly<Record<Locale, Translation<Source>>>;

/**
 * Declares texts in Russian and English. A missing or extra name in English, or a function with other parameters, is
 * a compile error.
 *
 * @example
 * const texts = defineTexts({
 *   ru: { pay: 'Оплатить', pump: (n: number) => `Колонка ${n}` },
 *   en: { pay: 'Pay', pump: (n) => `Pump ${n}` },
 * });
 */
export function defineTexts<Source extends Dictionary>(texts: {
  readonly ru: Source & Translation<Source>;
  readonly en: NoInfer<Translation<Source>>;
}): Texts<Source> {
  return texts;
}
