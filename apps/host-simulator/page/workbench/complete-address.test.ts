import { expect, it } from 'vitest';
import { completeAddress } from './complete-address.js';

it.each([
  ['localhost:5173', 'http://localhost:5173'],
  ['localhost', 'http://localhost'],
  ['localhost/app?a=1#b', 'http://localhost/app?a=1#b'],
  ['app.localhost:4701/', 'http://app.localhost:4701/'],
  ['127.0.0.1:4701', 'http://127.0.0.1:4701'],
  ['192.168.1.5:8080/x', 'http://192.168.1.5:8080/x'],
  ['192.168.1.5', 'http://192.168.1.5'],
  ['[::1]:5173/x', 'http://[::1]:5173/x'],
  ['laptop:3000', 'http://laptop:3000'],
  ['laptop.local/app', 'http://laptop.local/app'],
  ['lounge.example:8443/x', 'http://lounge.example:8443/x'],
  ['lounge.example', 'https://lounge.example'],
  ['lounge.example/a:8/b', 'https://lounge.example/a:8/b'],
  ['автомойка.рф', 'https://автомойка.рф'],
  ['//lounge.example/', 'https://lounge.example/'],
  ['  http://127.0.0.1:4701/ ', 'http://127.0.0.1:4701/'],
  ['HTTPS://lounge.example/?q=%CF', 'HTTPS://lounge.example/?q=%CF'],
  ['ftp://lounge.example', 'ftp://lounge.example'],
  ['', ''],
])('%j is completed to %j', (written, completed) => {
  expect(completeAddress(written)).toBe(completed);
});

it('makes no script and no data out of an address', () => {
  for (const written of ['javascript:alert(1)', 'data:text/html,x', 'about:blank']) {
    const completed = completeAddress(written);
    expect(URL.canParse(completed) && !/^https?:$/.test(new URL(completed).protocol)).toBe(false);
  }
});
