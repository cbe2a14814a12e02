import { describe, expect, it } from 'vitest';
import { buyerOf, isEmail, knownContacts } from './contacts.js';

const ANNA = { name: 'Анна', email: 'a@b.ru', phone: '8 (916) 123-45-67' };

describe('contacts', () => {
  it('of the host are read for the fields', () => {
    expect(knownContacts(ANNA)).toEqual({ email: 'a@b.ru', phone: '+79161234567' });
    expect(knownContacts(null)).toEqual({ email: '', phone: '' });
  });

  it.each([
    [
      'as typed',
      { email: ' c@d.ru ', phone: '+79160000000' },
      { name: 'Анна', email: 'c@d.ru', phone: '+79160000000' },
    ],
    ['without a phone that is not complete', { email: 'c@d.ru', phone: '+7916' }, { name: 'Анна', email: 'c@d.ru' }],
    ['without a phone that was cleared', { email: 'c@d.ru', phone: '' }, { name: 'Анна', email: 'c@d.ru' }],
  ])('make a buyer %s', (_, contacts, buyer) => {
    expect(buyerOf(contacts, ANNA)).toEqual(buyer);
  });

  it('keep a phone of the host that the field cannot show', () => {
    const foreign = { ...ANNA, phone: '+49 30 1234567' };
    expect(buyerOf(knownContacts(foreign), foreign)).toMatchObject({ phone: '+49 30 1234567' });
  });

  it.each([
    ['a@b.ru', true],
    [' a@b.ru ', true],
    ['a@b', false],
    ['a b@c.ru', false],
    ['', false],
  ])('%j is an e-mail: %s', (text, expected) => {
    expect(isEmail(text)).toBe(expected);
  });
});
