import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextIndex } from './text-index.js';
import { editDistance, stemOf, switchLayout, toLatin } from './words.js';

const TEXTS = [
  ['Демо-Кедр', 'Казань', 'Kazan', 'Кленовая ул., 1'],
  ['Лукойл', 'Санкт-Петербург', 'Saint Petersburg', 'пр-т Мира, 12'],
  ['Shell', 'Нижний Новгород', 'Nizhny Novgorod', 'Лётная ул., 5'],
  ['Демо-Тракт', 'Екатеринбург', 'Yekaterinburg', 'Мирный проезд, 103'],
  ['Берёзка', 'Орёл', 'Oryol', 'ул. Ленина, 10'],
  ['Демо-Кедр', 'Королёв', 'Korolyov', 'Лунное ш., 1'],
  ['Демо-Ладога', 'Набережные Челны', 'Naberezhnye Chelny', 'Речной проезд, 7'],
];
const index = new TextIndex(TEXTS);

/** Positions found, best matches first. */
function find(query: string): number[] | null {
  const found = index.find(query);
  if (!found) return null;
  const at = [...found.positions.keys()].sort((a, b) => (found.matches[a] ?? 0) - (found.matches[b] ?? 0) || a - b);
  return at.map((each) => found.positions[each] ?? -1);
}

describe('a search by text', () => {
  it.each([
    ['forms of a word', 'в Казани', [0]],
    ['forms of two words', 'кленовой улице', [0]],
    ['forms of an adjective', 'Нижнем Новгороде', [2]],
    ['a vowel that comes and goes', 'в Орле', [4]],
    ['the plural', 'в набережных челнах', [6]],
    ['е for ё', 'королев', [5]],
    ['ё for е', 'кёдр', [0, 5]],
    ['Latin letters', 'kazan', [0]],
    ['Latin letters in another spelling', 'naberejnye chelny', [6]],
    ['a Latin form of the word', 'v korolyove', [5]],
    ['the English name', 'saint petersburg', [1]],
    ['a Latin brand in Russian letters', 'шелл', [2]],
    ['a Russian brand in Latin letters', 'lukoil', [1]],
    ['the wrong layout', 'rfpfym', [0]],
    ['the wrong layout with signs for letters', ',thtprf', [4]],
    ['a Latin word in the Russian layout', 'ырудд', [2]],
    ['a slip', 'казнь', [0]],
    ['exchanged letters', 'лукоил', [1]],
    ['two slips in a long word', 'екатиринбурк', [3]],
    ['a beginning', 'екат', [3]],
    ['a brand with a city', 'кедр казань', [0]],
    ['a street with a house', 'мира 12', [1]],
    ['the same word before longer ones', 'мир', [1, 3]],
    ['a house number as a whole', '10', [4]],
    ['nothing that is there', 'владивосток', []],
    ['words of two stations', 'казань ладога', []],
  ])('understands %s: «%s»', (_, query, expected) => expect(find(query)).toEqual(expected));

  it.each(['', '  ', '…'])('takes «%s» for no search', (query) => expect(find(query)).toBeNull());

  it('mends nothing where something fits as it is', () => {
    expect(find('кедр')).toEqual([0, 5]);
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (query) => {
        const found = index.find(query);
        expect(found?.positions.length).toBe(found?.matches.length);
      }),
    );
  });
});

describe('words', () => {
  it('spelt in either alphabet are the same', () => {
    expect(toLatin('челябинск')).toBe(toLatin('chelyabinsk'));
    expect(toLatin('щёлково')).toBe(toLatin('shchyolkovo'));
    expect(toLatin('ярославль')).toBe(toLatin('jaroslavl'));
  });

  it('have the same stem in each form', () => {
    for (const forms of ['москва москве москвой', 'лесной лесная лесного лесном', 'тула туле тулы тулой']) {
      expect(new Set(forms.split(' ').map((form) => stemOf(toLatin(form)))).size).toBe(1);
    }
  });

  it('typed in the other layout come back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[а-яё]*$/), (text) => {
        expect(switchLayout(switchLayout(text))).toBe(text);
      }),
    );
  });

  it('are as many slips apart one way as the other', () => {
    const word = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other, 9)).toBe(editDistance(other, one, 9));
        expect(editDistance(one, one, 0)).toBe(0);
      }),
    );
  });
});
