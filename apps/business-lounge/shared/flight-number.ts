/** Airline code (IATA, Russian «ЮТ», or ICAO), number, and an optional suffix letter. */
const FLIGHT_NUMBER = /^([A-ZА-Я0-9]{2}|[A-Z]{3})[\s-]*(\d{1,4})([A-Z]?)$/;

/**
 * Normalizes a flight number: `su12`, `SU-012` and `SU 012` become `SU 012`.
 *
 * @returns undefined if it is not a flight number.
 */
export function parseFlightNumber(text: string): string | undefined {
  const [, airline, number, suffix = ''] = FLIGHT_NUMBER.exec(text.trim().toUpperCase()) ?? [];
  if (airline === undefined || number === undefined || /^\d+$/.test(airline)) return undefined;
  return `${airline} ${number.padStart(3, '0')}${suffix}`;
}
