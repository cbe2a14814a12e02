import type { City } from './cities.js';

/** What people call cities when they type. */
const SHORT_NAMES: ReadonlyArray<readonly [city: string, ...names: string[]]> = [
  ['Москва', 'мск'],
  ['Санкт-Петербург', 'спб', 'питер'],
  ['Екатеринбург', 'екб', 'ебург'],
  ['Нижний Новгород', 'нн'],
  ['Ростов-на-Дону', 'рнд'],
  ['Владивосток', 'владик'],
];

/** Other names that a city is looked for under: the English one, and short ones. */
export function cityAliases(cities: readonly City[]): (city: string) => readonly string[] {
  const names = new Map<string, string[]>(cities.map(({ name, nameEn }) => [name, [nameEn]]));
  for (const [city, ...short] of SHORT_NAMES) names.get(city)?.push(...short);
  return (city) => names.get(city) ?? [];
}
