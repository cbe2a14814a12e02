import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imported } from '../test-support/imported.js';

const HEADER = 'id;shop_id;network;city;address;lat;lon;hours;timezone;price_ai92;price_ai95;pumps;services';
const GOOD = 'a1;7;Сеть;Тула;ул. Мира, 1;54,2;37,6;24/7;Europe/Moscow;60.50;65;1-2 ai92 ai95;shop cafe';

/** Imports rows under the usual header. */
const csv = (...rows: string[]) => imported([HEADER, ...rows].join('\n'));

describe('stations from CSV', () => {
  it('become stations that the server takes', async () => {
    const { stations, problems } = await csv(GOOD);
    expect(problems).toEqual([]);
    expect(stations).toEqual([
      {
        id: 'a1',
        shopId: 7,
        network: 'Сеть',
        city: 'Тула',
        address: 'ул. Мира, 1',
        lat: 54.2,
        lon: 37.6,
        hours: '24/7',
        timeZone: 'Europe/Moscow',
        fuels: { ai92: 6050, ai95: 6500 },
        pumps: [
          { number: 1, fuels: ['ai92', 'ai95'], outOfOrder: false },
          { number: 2, fuels: ['ai92', 'ai95'], outOfOrder: false },
        ],
        services: ['shop', 'cafe'],
        extras: [],
      },
    ]);
  });

  it.each([
    ['commas and quotes', 'id,network,address,lat,lon,price_ai95\nb,Сеть,"ул. ""Мира"", 1","54,2",37.6,65.4'],
    ['semicolons', 'id;network;address;lat;lon;price_ai95\nb;Сеть;"ул. ""Мира"", 1";54,2;37,6;65,40'],
    ['tabs', 'id\tnetwork\taddress\tlat\tlon\tprice_ai95\nb\tСеть\tул. "Мира", 1\t54.2\t37.6\t65,4 ₽'],
    ['pipes', 'id|network|address|lat|lon|price_ai95\nb|Сеть|ул. "Мира", 1|54.2|37.6|65.4 руб.'],
    ['a line for Excel', 'sep=;\r\nid;network;address;lat;lon;price_ai95\r\nb;Сеть;ул. "Мира", 1;54,2;37,6;65,4\r\n'],
    ['line ends of old Macs', 'id;network;address;lat;lon;price_ai95\rb;Сеть;ул. "Мира", 1;54,2;37,6;65,4\r'],
    ['other names of columns', 'ID;Бренд;Адрес;Широта;Долгота;price_95\nb;Сеть;ул. "Мира", 1;54,2;37,6;65,4'],
    ['signs of degrees', 'id;network;address;lat;lon;price_ai95\nb;Сеть;ул. "Мира", 1;54,2° с.ш.;37.6 E;65,4'],
    ['invisible signs', 'id;network;address;lat;lon;price_ai95\nb\u200b;Сеть\u0007;ул.\u00a0"Мира",\t1;54,2;37,6;65,4'],
    ['unused cells', 'id;network;address;lat;lon;price_ai95;;\nb;Сеть;ул. "Мира", 1;54,2;37,6;65,4;;\n;;;;;;;'],
  ])('may be written with %s', async (_, text) => {
    const { stations, report, problems } = await imported(text);
    expect(problems).toEqual([]);
    expect(report).toMatchObject({ rows: 1, stations: 1 });
    expect(stations[0]).toMatchObject({
      id: 'b',
      network: 'Сеть',
      address: 'ул. "Мира", 1',
      lat: 54.2,
      fuels: { ai95: 6540 },
    });
  });

  it('may have line breaks in quotes', async () => {
    const { stations } = await imported(
      'id;network;lat;lon;address\na;Сеть;54,2;37,6;"ул. Мира,\nдом 1"\nb;Сеть;54,3;37,6;x',
    );
    expect(stations.map(({ address }) => address)).toEqual(['ул. Мира, дом 1', 'x']);
  });

  it('lose no row to a quote that is never closed, and name it', async () => {
    const good = (id: string) => `${id};7;"Сеть ""Луч""";Тула;ул. Мира, 1;54,2;37,6;;;60;;;`;
    const { stations, problems } = await csv(GOOD.replace('Сеть', '"Сеть'), good('a2'), good('a3'));
    expect(stations.map(({ id, network }) => [id, network])).toEqual([
      ['a1', 'Сеть'],
      ['a2', 'Сеть "Луч"'],
      ['a3', 'Сеть "Луч"'],
    ]);
    expect(problems).toMatchObject([
      { effect: 'warning', row: 1, field: 'row', found: `«${GOOD.replace('Сеть', '"Сеть')}»` },
    ]);
  });

  it('keep quotes in the middle of a cell', async () => {
    const { stations } = await csv(
      GOOD.replace('Сеть', 'ООО "Луч" и К'),
      GOOD.replace('a1', 'a2').replace('Сеть', '"Луч" и К'),
    );
    expect(stations.map(({ network }) => network)).toEqual(['ООО "Луч" и К', '"Луч" и К']);
  });

  it('name a row with too many cells, which may be any of them', async () => {
    const { stations, problems } = await csv(GOOD.replace('ул. Мира, 1', 'ул. Мира; 1'), GOOD);
    expect(problems).toMatchObject([{ effect: 'left_out', row: 1, field: 'row' }]);
    expect(problems[0]?.expected).toContain('13 cells, found 14');
    expect(stations).toHaveLength(1);
  });

  it('name doubled and unknown columns, and read the others', async () => {
    const { stations, problems } = await imported(
      'id;network;lat;lon;price_ai95;price_ai95;colour\na;Сеть;54,2;37,6;65;66;red',
    );
    expect(stations[0]?.fuels).toEqual({ ai95: 6500 });
    expect(problems.map(({ row, field, effect }) => [row, field, effect])).toEqual([
      [0, 'price_ai95', 'warning'],
      [0, 'colour', 'warning'],
      [1, 'address', 'warning'],
    ]);
  });

  it('with an id that was there before are named, the first stays', async () => {
    const { stations, problems } = await csv(GOOD, GOOD.replace('Сеть', 'Другая'));
    expect(stations.map(({ network }) => network)).toEqual(['Сеть']);
    expect(problems).toMatchObject([
      {
        effect: 'left_out',
        row: 2,
        id: 'a1',
        field: 'id',
        found: '«a1»',
        expected: 'Expected each id once: row 1 has it already.',
      },
    ]);
  });

  it.each([
    ['id', '', 'nothing'],
    ['network', '', 'nothing'],
    ['lat', '154', '«154»'],
    ['lon', 'east', '«east»'],
  ])('without a good %s are left out and named', async (field, value, found) => {
    const cells = GOOD.split(';');
    cells[HEADER.split(';').indexOf(field)] = value;
    const { stations, problems } = await csv(cells.join(';'), GOOD.replace('a1', 'a2'));
    expect(problems).toMatchObject([{ effect: 'left_out', row: 1, field, found }]);
    expect(stations.map(({ id }) => id)).toEqual(['a2']);
  });

  it.each([
    ['shop_id', 'x7', {}],
    ['hours', 'когда как', { hours: null }],
    ['timezone', 'MSK+1', { timeZone: 'Europe/Moscow' }],
    ['address', `ул. ${'очень '.repeat(30)}длинная`, { address: 'Тула' }],
    ['price_ai92', '6', { fuels: { ai92: null, ai95: 6500 } }],
    ['price_ai92', '60.555', { fuels: { ai92: null, ai95: 6500 } }],
    ['price_ai92', 'дорого', { fuels: { ai92: null, ai95: 6500 } }],
    ['pumps', '"1-2; 3 kerosene; 2"', { pumps: [{ number: 1 }, { number: 2 }] }],
    ['pumps', '1 ai95 diesel', { pumps: [{ number: 1, fuels: ['ai95'] }] }],
    ['services', 'shop casino', { services: ['shop'] }],
  ])('with a bad %s «%s» are imported without it, in the words of the source', async (field, value, expected) => {
    const cells = GOOD.split(';');
    cells[HEADER.split(';').indexOf(field)] = value;
    const { stations, problems } = await csv(cells.join(';'));
    expect(stations).toMatchObject([{ id: 'a1', ...expected }]);
    expect(problems[0]).toMatchObject({ effect: 'warning', row: 1, id: 'a1', field });
    expect(problems[0]?.found).toContain(field === 'services' ? 'casino' : value.replaceAll('"', '').trim());
  });

  it.each(['-', '—', 'нет', ''])('do not sell a fuel of the price «%s»', async (price) => {
    const { stations, problems } = await csv(GOOD.replace('60.50', price).replace('ai92 ai95', ''));
    expect(stations[0]?.fuels).toEqual({ ai95: 6500 });
    expect(problems).toEqual([]);
  });

  it('name coordinates that are zero or exchanged', async () => {
    const at = (id: string, lat: string, lon: string, city = 'Тула') =>
      GOOD.replace('a1', id).replace('54,2;37,6', `${lat};${lon}`).replace('Тула', city);
    const rows = [
      at('b', '37,6', '54,2'),
      at('c', '0', '0'),
      at('d', '54,2', '0'),
      at('e', '37,6', '55,7', '').replace('Europe/Moscow', ''),
    ];
    const { stations, problems } = await csv(...rows, at('f', '41,3', '69,2', 'Ташкент').replace('Europe/Moscow', ''));
    expect(stations.map(({ id }) => id)).toEqual(['f']);
    expect(problems.map(({ id, field, found }) => [id, field, found])).toEqual([
      ['b', 'lat, lon', '«37,6, 54,2»'],
      ['c', 'lat, lon', '«0, 0»'],
      ['d', 'lat, lon', '«54,2, 0»'],
      ['e', 'lat, lon', '«37,6, 55,7»'],
    ]);
  });

  it.each([
    ['id;network;address;lat', 'no column lon'],
    ['id;address;lat;lon', 'no column network'],
    ['first;second', 'no column id, network, lat, lon'],
  ])('are refused as a whole with the header «%s»', async (header, reason) => {
    await expect(imported(`${header}\n1;2;3;4`)).rejects.toThrow(reason);
  });

  it('of any content are read or named, none vanishes', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'я', '"', ' ', '1', '\n', ',', '|', '\t') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 8 }), async (cells) => {
        const quoted = cells.map(([text, isQuoted], index) => {
          const name = isQuoted ? `"${text.replaceAll('"', '""')}"` : text.replace(/[\n"]/g, '');
          return `s${index};${name};Сеть;54,2;37,6`;
        });
        const { stations } = await imported(['id;address;network;lat;lon', ...quoted].join('\n'));
        expect(stations.map(({ id }) => id)).toEqual(cells.map((_, index) => `s${index}`));
      }),
    );
  });
});
