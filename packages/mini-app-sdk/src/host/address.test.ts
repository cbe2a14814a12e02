import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressWithId } from './address.js';

const MINI_APP = 'https://app.example/a';
const withId = (rest: string) => addressWithId(new URL(MINI_APP + rest), 'ID').slice(MINI_APP.length);

describe("a mini-app's address", () => {
  it.each([
    ['', '?id=ID'],
    ['?', '?id=ID'],
    ['#', '?id=ID#'],
    ['#step?a=1', '?id=ID#step?a=1'],
    ['?#step', '?id=ID#step'],
    ['?sig=a%20b~c%2F&flag&acl=/live/*&name=%CF%F0', '?sig=a%20b~c%2F&flag&acl=/live/*&name=%CF%F0&id=ID'],
    ['?&&a', '?&&a&id=ID'],
    ['?a&', '?a&&id=ID'],
    ['?a=b?c', '?a=b?c&id=ID'],
    ['?a=1+2;b=%zz#frag/%20', '?a=1+2;b=%zz&id=ID#frag/%20'],
    ['?ID=5&xid=6', '?ID=5&xid=6&id=ID'],
  ])('%j becomes %j: the id is added, the rest is as it was', (rest, expected) => {
    expect(withId(rest)).toBe(expected);
  });

  it.each([
    ['?id=5&b=%20', '?id=ID&id=5&b=%20'],
    ['?b&%69d=5#x', '?id=ID&b&%69d=5#x'],
  ])('%j with an id of its own becomes %j: a guest reads the first', (rest, expected) => {
    expect(withId(rest)).toBe(expected);
    expect(new URL(MINI_APP + withId(rest)).searchParams.get('id')).toBe('ID');
  });

  it('keeps any query and fragment byte for byte', () => {
    const characters = fc.constantFrom(...'abdi=&?/%20~*+;:@!$(),.-_');
    const texts = fc.array(characters, { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(texts, texts, (query, fragment) => {
        const address = addressWithId(new URL(`${MINI_APP}?${query}#${fragment}`), 'ID');
        expect(new URL(address).searchParams.get('id')).toBe('ID');
        const removed =
          query === '' ? 'id=ID' : new URL(`${MINI_APP}?${query}`).searchParams.has('id') ? 'id=ID&' : '&id=ID';
        expect(address.replace(removed, '')).toBe(`${MINI_APP}?${query}#${fragment}`);
      }),
    );
  });
});
