import { toLatin } from '@invoicebox/mini-app-kit/search';

/** Words around a brand that are none of it: legal forms and kinds of stations. */
const NO_BRAND =
  /(?<!\p{L})(?:ооо|оао|зао|пао|ао|ип|азс|агзс|агнкс|мазс|азк|авто\p{L}*заправ\p{L}*|сеть|llc|ooo|gas station)(?!\p{L})/giu;

/** Latin spellings of brands that do not follow from the Russian ones. */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['surgutneftegas', 'surgutneftegaz'],
  ['bipi', 'bp'],
]);

const keys = new Map<string, string>();

/**
 * The canonical form of a network's name: «Лукойл», «ЛУКОЙЛ», «Lukoil» and «АЗС "Лукойл"» are one network, as are «Газпром
 * нефть» and «Газпромнефть».
 */
export function networkKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const words = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(toLatin).join('');
  const key = words(name.replace(NO_BRAND, ' ')) || words(name);
  const canonical = OTHER_SPELLINGS.get(key) ?? key;
  keys.set(name, canonical);
  return canonical;
}

/** Networks with the number of their stations, under the spelling that most of these have; largest first. */
export function networkCounts(names: Iterable<string>): Array<{ name: string; stations: number }> {
  const byKey = new Map<string, Map<string, number>>();
  for (const name of names) {
    const key = networkKey(name);
    const spellings = byKey.get(key) ?? new Map<string, number>();
    spellings.set(name, (spellings.get(name) ?? 0) + 1);
    byKey.set(key, spellings);
  }
  return [...byKey.values()]
    .map((spellings) => {
      const [most] = [...spellings].sort((a, b) => b[1] - a[1]);
      return { name: most?.[0] ?? '', stations: [...spellings.values()].reduce((sum, count) => sum + count, 0) };
    })
    .sort((a, b) => b.stations - a.stations);
}

/** The spelling of each network that most stations have, by {@link networkKey}. */
export function commonSpellings(names: Iterable<string>): ReadonlyMap<string, string> {
  return new Map(networkCounts(names).map(({ name }) => [networkKey(name), name]));
}
