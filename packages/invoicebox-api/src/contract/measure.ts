/**
 * Measures of a line that this project sells in: OKEI code and the spellings of the wire, the one to send first
 * (docs/http-api.md, BasketItem). Other measures of OKEI are taken as they come.
 */
export const MEASURES = {
  piece: { code: '796', names: ['шт.', 'шт'] },
  litre: { code: '112', names: ['л'] },
} as const;

/** A key of {@link MEASURES}. */
export type MeasureUnit = keyof typeof MEASURES;

/** OKEI code of each measure. */
export const MEASURE_CODES = { piece: MEASURES.piece.code, litre: MEASURES.litre.code } as const;
