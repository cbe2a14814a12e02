import { describe, expect, it } from 'vitest';
import { buyerOf, knownContacts } from './contacts.js';
import { fitBuyer, isEmail } from './fit-buyer.js';

const ANNA = { name: 'Анна', email: 'a@b.ru', phone: '8 (916) 123-45-67' };

describe('contacts', () => {
  it('of the host are read for the fields', () => {
    expect(knownContacts(fitBuyer(ANNA))).toEqual({ email: 'a@b.ru', phone: '+79161234567' });
    expect(knownContacts(fitBuyer(null))).toEqual({ email: '', phone: '' });
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
    expect(buyerOf(contacts, fitBuyer(ANNA))).toEqual(buyer);
  });

  it('keep a phone of the host that the field cannot show', () => {
    const foreign = fitBuyer({ ...ANNA, phone: '+49 30 1234567' });
    expect(buyerOf(knownContacts(foreign), foreign)).toMatchObject({ phone: '+49 30 1234567' });
  });

  it.each([
    ['a@b.ru', true],
    [' a@b.ru ', true],
    ['a@b', false],
    ['a b@c.ru', false],
    ['', false],
    [`${'a'.repeat(96)}@b.ru`, false],
    ['anna@почта.рф', true],
  ])('%j is an e-mail: %s', (text, expected) => {
    expect(isEmail(text)).toBe(expected);
  });

  it.each([
    ['a name that is too long', { name: 'Я'.repeat(300) }, { name: 'Я'.repeat(200), notes: ['nameShortened'] }],
    [
      'a phone with an extension',
      { phone: '8 (495) 123-45-67 доб. 12' },
      { phone: '8 (495) 123-45-67', notes: ['phoneShortened'] },
    ],
    ['another extension', { phone: '+7 916 123-45-67 #12' }, { phone: '+7 916 123-45-67', notes: ['phoneShortened'] }],
    [
      'two phones',
      { phone: '+7 916 123-45-67; +7 916 765-43-21' },
      { phone: '+7 916 123-45-67', notes: ['phoneShortened'] },
    ],
    ['a phone that is none', { phone: 'звонить Анне' }, { phone: '', notes: ['phoneLeftOut'] }],
    ['an e-mail of a Cyrillic domain', { email: 'anna@почта.рф' }, { email: 'anna@xn--80a1acny.xn--p1ai', notes: [] }],
    [
      'an e-mail with Cyrillic letters before the @',
      { email: 'анна@почта.рф' },
      { email: '', notes: ['emailLeftOut'] },
    ],
    ['an e-mail that is too long', { email: `${'a'.repeat(96)}@b.ru` }, { email: '', notes: ['emailLeftOut'] }],
    ['an e-mail that is none', { email: 'нет' }, { email: '', notes: ['emailLeftOut'] }],
    ['nothing', { name: '', phone: '', email: '' }, { name: '', phone: '', email: '', notes: [] }],
  ])('of the host fit an order: %s', (_, given, expected) => {
    expect(fitBuyer({ ...ANNA, ...given })).toMatchObject(expected);
  });
});
