import { expect, it } from 'vitest';
import { imported } from '../test-support/imported.js';
import { formatReport } from './import-report.js';

it('a report counts stations, and problems by kind with their first examples, in the words of the source', async () => {
  const rows = Array.from(
    { length: 9 },
    (_, index) => `a${index};Сеть ${index % 2 ? 'ЛУЧ' : 'Луч'};54,2;37,6;ул. 1;60;по звонку  ${index}`,
  );
  const { report } = await imported(
    ['id;network;lat;lon;address;price_ai92;hours', ...rows, 'a0;Сеть;54;37;;;', ';Сеть;54;37;;;'].join('\n'),
  );
  const text = formatReport(report);
  expect(text).toContain('9 of 11 stations imported, 2 left out, 0 skipped; 1 networks; utf-8.');
  expect(text).toContain('1 × id: Expected each id once: another row has it already.');
  expect(text).toContain('9 × hours: Expected opening hours');
  expect(text.match(/is «по звонку {2}\d»/g)).toHaveLength(3);
  expect(text.indexOf('Left out')).toBeLessThan(text.indexOf('Warnings'));
});
