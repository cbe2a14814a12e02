/**
 * Units of measure that this project sells in: OKEI code, and spellings on the wire with the one to send first
 * (docs/http-api.md, BasketItem). Other OKEI units are accepted unchanged.
 */
export const MEASURES = {
  piece: { code: '796', names: ['шт.', 'шт'] },
  litre: { code: '112', names: ['л'] },
  kilogram: { code: '166', names: ['кг'] },
  cubic_metre: { code: '113', names: ['м3', 'м³'] },
} as const;

/** A key of {@link MEASURES}. */
export type MeasureUnit = keyof typeof MEASURES;

/** OKEI code of each measure. */
export const MEASURE_CODES = { piece: MEASURES.piece.code, litre: MEASURES.litre.code } as const;
