/** Kinds of fuel in display order. */
export const FUEL_KINDS = ['ai92', 'ai95', 'ai98', 'ai100', 'diesel'] as const;

/** One of {@link FUEL_KINDS}. */
export type FuelKind = (typeof FUEL_KINDS)[number];

/** Short names, as on price boards. */
export const FUEL_NAMES: Readonly<Record<'ru' | 'en', Readonly<Record<FuelKind, string>>>> = {
  ru: { ai92: 'АИ-92', ai95: 'АИ-95', ai98: 'АИ-98', ai100: 'АИ-100', diesel: 'ДТ' },
  en: { ai92: 'AI-92', ai95: 'AI-95', ai98: 'AI-98', ai100: 'AI-100', diesel: 'Diesel' },
};

/** The most common fuel: its price is shown, and sorted by, where none is chosen. */
export const DEFAULT_FUEL: FuelKind = 'ai95';

/** Whether a text, such as a query parameter, is a kind of fuel. */
export function isFuelKind(text: string | null | undefined): text is FuelKind {
  return FUEL_KINDS.some((kind) => kind === text);
}
