import type { City } from './cities.js';

/** Common short names. */
const SHORT_NAMES: ReadonlyArray<readonly [city: string, ...names: string[]]> = [
  ['Москва', 'мск'],
  ['Санкт-Петербург', 'спб', 'питер'],
  ['Екатеринбург', 'екб', 'ебург'],
  ['Нижний Новгород', 'нн'],
  ['Ростов-на-Дону', 'рнд'],
  ['Владивосток', 'владик'],
];

/** Other names of a city, for the search: English and short ones. */
export function cityAliases(cities: readonly City[]): (city: string) => readonly string[] {
  const names = new Map<string, string[]>(cities.map(({ name, nameEn }) => [name, [nameEn]]));
  for (const [city, ...short] of SHORT_NAMES) names.get(city)?.push(...short);
  return (city) => names.get(city) ?? [];
}
