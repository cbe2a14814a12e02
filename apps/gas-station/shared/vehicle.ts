/** What a company's papers say of the vehicle: optional unless the network requires it, personal wherever it is stored. */
export interface Vehicle {
  /** The plate, as {@link readPlate} writes it. */
  plate?: string;
  driver?: string;
  /** Kilometres on the odometer, whole. */
  odometer?: number;
}

/** The fields of a {@link Vehicle}, in the order of the form. */
export const VEHICLE_FIELDS = ['plate', 'driver', 'odometer'] as const;

/** One of {@link VEHICLE_FIELDS}. */
export type VehicleField = (typeof VEHICLE_FIELDS)[number];

export const MAX_PLATE_LENGTH = 15;
export const MAX_DRIVER_LENGTH = 100;
/** A lorry's odometer has seven digits. */
export const MAX_ODOMETER_KM = 9_999_999;

/** Latin letters that look like those of Russian plates. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  E: 'Е',
  K: 'К',
  M: 'М',
  H: 'Н',
  O: 'О',
  P: 'Р',
  C: 'С',
  T: 'Т',
  Y: 'У',
  X: 'Х',
};

/** A plate of Russia: `А123ВС77`, a trailer's `АВ123477`, a motorcycle's and a lorry's beside them. */
const RUSSIAN_PLATE = /^(?:[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}|[АВЕКМНОРСТУХ]{2}\d{4}|\d{4}[АВЕКМНОРСТУХ]{2})\d{2,3}$/;

/** A plate as it is stored: capitals without spaces, a Russian one in Cyrillic letters, whichever were typed. */
export function readPlate(text: string): string {
  const compact = text.toUpperCase().replace(/[\s-]+/g, '');
  const cyrillic = [...compact].map((letter) => LOOKALIKES[letter] ?? letter).join('');
  return RUSSIAN_PLATE.test(cyrillic) ? cyrillic : compact;
}

/** Kilometres that were typed; undefined for anything else than a whole number. */
export function readOdometer(text: string): number | undefined {
  const digits = text.replace(/[\s\u00a0]+/g, '');
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
}

/** The required fields that a vehicle does not have. */
export function missingFields(vehicle: Vehicle | undefined, required: readonly VehicleField[]): VehicleField[] {
  return required.filter((field) => vehicle?.[field] === undefined || vehicle[field] === '');
}
