/** Two signs of IATA or of Russia's own code («ЮТ»), or ICAO's three letters; the number; a letter of an extra flight. */
const FLIGHT_NUMBER = /^([A-ZА-Я0-9]{2}|[A-Z]{3})[\s-]*(\d{1,4})([A-Z]?)$/;

/**
 * Reads a flight's number however it is written: `su12`, `SU-012`, `S7 1234`.
 *
 * @returns the designator and the number as tickets print them, `SU 012`, or undefined if the text is no flight number.
 */
export function parseFlightNumber(text: string): string | undefined {
  const [, airline, number, suffix = ''] = FLIGHT_NUMBER.exec(text.trim().toUpperCase()) ?? [];
  if (airline === undefined || number === undefined || /^\d+$/.test(airline)) return undefined;
  return `${airline} ${number.padStart(3, '0')}${suffix}`;
}
