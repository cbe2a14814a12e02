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

describe('addresses', () => {
  const addresses = [
    'пр-т Ленина, д. 5 к. 1',
    'Кленовая наб., 12а',
    'б-р Мира, 12',
    'м-н Северный, вл. 5 стр. 2',
    'трасса М-4 «Дон», 45 км',
    'А-108, 7-й км',
    'Садовый пер., 103',
    'ул. Ленина, 15',
  ];
  const found = (query: string) => {
    const { positions } = new TextIndex(addresses.map((text) => [text])).find(query) ?? { positions: [] };
    return [...positions].sort((a, b) => a - b);
  };

  it.each([
    [
      [0, 7],
      'пр-кт Ленина',
      'проспект Ленина',
      'пр. Ленина',
      'просп Ленина',
      'пр-т ленина',
      'ул ленина',
      'проспекте Ленина',
    ],
    [[0], 'проспект', 'пр-т', 'пр-кт', 'просп.', 'проспекта'],
    [[0], 'ленина 5к1', 'ленина 5 к 1', 'Ленина, д. 5, корп. 1', 'ленина 5 корпус 1', 'ленина д5к1', '5к1'],
    [[0], 'ленина 5', 'ленина дом 5'],
    [[1], 'набережная', 'наб', 'наб.', 'на набережной', 'набережная кленовая', 'кленовая наб'],
    [[1], '12а', '12 а', '12 «А»', '12-а', 'кленовая 12 a', '12a'],
    [[2], 'бульвар мира', 'бул. мира', 'б-р мира', 'мира 12', 'бульвар', 'бул'],
    [[1, 2], '12'],
    [[3], 'мкр северный', 'микрорайон северный', 'мкрн. северный', 'м-н', 'мкр', 'микрорайоне'],
    [
      [3],
      'северный владение 5',
      'северный вл 5',
      'вл.5 северный',
      'северный 5с2',
      'северный 5 стр 2',
      'северный 5 строение 2',
    ],
    [[0, 3], 'владение 5', 'вл5', 'д. 5'],
    [[3], 'владение', 'вл.'],
    [[4], 'М4', 'м-4', 'М 4', 'M4', 'm-4', 'трасса М4', 'м4 дон', 'дон 45 км'],
    [[5], 'А108', 'а-108', 'A 108', 'трасса а108'],
    [[6], 'переулок садовый', 'пер садовый', '103'],
    [[], '10', 'М41', '5к12', 'ленина 51'],
  ] as Array<[number[], ...string[]]>)('%j are found in every way that they are written', (expected, ...queries) => {
    for (const query of queries) expect([query, found(query)]).toEqual([query, expected]);
  });

  it('names written as one word or as two are one', () => {
    const names = new TextIndex([['Газпромнефть'], ['Газпром нефть'], ['Газпром-Нефть'], ['Газпром'], ['Татнефть']]);
    for (const query of ['газпром нефть', 'газпромнефть', 'Газпром-нефть', 'gazprom neft', 'gazpromneft']) {
      expect([query, [...(names.find(query)?.positions ?? [])].sort()]).toEqual([query, [0, 1, 2]]);
    }
    expect(names.find('татнефть')?.positions).toEqual(Uint32Array.of(4));
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
