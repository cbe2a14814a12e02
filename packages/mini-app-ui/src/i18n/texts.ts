import type { Locale } from './locale.js';

/** A text, or a function that builds it from values. */
export type TextValue = string | ((...values: never[]) => string);

/** Named texts of one language. */
export type Dictionary = Readonly<Record<string, TextValue>>;

/** The same names as in `Source`, with a string for a string and a function of the same parameters for a function. */
export type Translation<Source extends Dictionary> = {
  readonly [Name in keyof Source]: Source[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

/** The texts of a component or an app in every language. */
export type Texts<Source extends Dictionary> = Readonly<Record<Locale, Translation<Source>>>;

/**
 * Declares texts in Russian and English. A name that is missing in English, an extra one, or a function with other
 * parameters does not compile.
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
