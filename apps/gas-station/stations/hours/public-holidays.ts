/** Public holidays of Russia (Labour Code, article 112), month and day. Days off that are moved by decree are none. */
const PUBLIC_HOLIDAYS: ReadonlySet<string> = new Set([
  ...Array.from({ length: 8 }, (_, index) => `1-${index + 1}`),
  '2-23',
  '3-8',
  '5-1',
  '5-9',
  '6-12',
  '11-4',
]);

/** Whether a date is a public holiday. @param month from 1 to 12. */
export function isPublicHoliday(month: number, day: number): boolean {
  return PUBLIC_HOLIDAYS.has(`${month}-${day}`);
}
