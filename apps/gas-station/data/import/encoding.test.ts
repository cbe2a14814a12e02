import { describe, expect, it } from 'vitest';
import { imported } from '../test-support/imported.js';

const TEXT = 'id;network;address;lat;lon\na1;Сеть «Луч»;ул. Мира, 1;54,2;37,6\na2;ЛУКОЙЛ;пр-т Ленина, 12;54,2;37,6\n';

/** Russian letters and quotes in an encoding of one byte a letter. */
function encoded(text: string, name: string): Uint8Array {
  const letters = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(name).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => letters.get(letter) ?? 0x3f);
}

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

describe('a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT), 'utf-8'],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 LE', utf16(`\ufeff${TEXT}`), 'utf-16le'],
    ['UTF-16 BE', swapped(utf16(`\ufeff${TEXT}`)), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(TEXT), 'utf-16le'],
    ['UTF-16 BE without a mark', swapped(utf16(TEXT)), 'utf-16be'],
    ['windows-1251', encoded(TEXT, 'windows-1251'), 'windows-1251'],
    [
      'windows-1251, far from the beginning',
      encoded(
        `id;network;lat;lon\na0;a;54.2;37.6;${'long '.repeat(300_000)}\na1;Сеть «Луч»;54,2;37,6\n`,
        'windows-1251',
      ),
      'windows-1251',
    ],
    [
      'windows-1251 in capitals',
      encoded(
        TEXT.replace('Сеть', 'СЕТЬ').toUpperCase().replace(/^.*$/m, 'id;network;address;lat;lon'),
        'windows-1251',
      ),
      'windows-1251',
    ],
  ])('in %s is read', async (_, bytes, encoding) => {
    const { stations, report } = await imported(bytes);
    expect(report.encoding).toBe(encoding);
    expect(stations.at(0)?.id.toLowerCase()).toMatch(/^a/);
    expect(stations.some(({ network }) => /^сеть «луч»$/i.test(network))).toBe(true);
    expect(stations.some(({ network }) => network.includes('\ufffd'))).toBe(false);
  });

  it.each([
    ['KOI8-R', encoded(TEXT, 'koi8-r'), 'KOI8-R'],
    ['the encoding of DOS', encoded(TEXT, 'ibm866'), 'IBM866'],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x69, 0, 0, 0), 'UTF-32'],
    ['a Western encoding', encoded('id;network;lat;lon\na;Müller Tankstelle Grünau;54;37', 'windows-1252'), 'Western'],
    ['no encoding that is known', Uint8Array.from({ length: 200 }, (_, index) => 0xb0 + (index % 3)), 'neither UTF-8'],
    ['the format of Excel', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2), 'Excel workbook'],
    ['XML', new TextEncoder().encode('<?xml version="1.0"?><kml/>'), 'XML'],
  ])('in %s is refused by name', async (_, bytes, name) => {
    await expect(imported(bytes)).rejects.toThrow(name);
  });

  it('with a damaged letter names the field, and never shows it', async () => {
    const bytes = new TextEncoder().encode(TEXT.replace('ул. Мира', 'ул. Ми#а'));
    bytes[bytes.indexOf(0x23)] = 0xff;
    const { stations, problems } = await imported(bytes);
    expect(stations.map(({ network }) => network)).toEqual(['Сеть «Луч»', 'ЛУКОЙЛ']);
    expect(problems.filter(({ field }) => field === 'address')).toMatchObject([{ row: 1, effect: 'warning' }]);
    expect(stations[0]?.address).not.toContain('\ufffd');
  });
});
