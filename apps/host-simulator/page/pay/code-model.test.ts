import { describe, expect, it } from 'vitest';
import { payerOf } from './code-model.js';

describe('the payer by what was typed', () => {
  it.each([
    ['7743013901', { vatNumber: '7743013901' }],
    ['500100732259', { vatNumber: '500100732259' }],
    ['anna@example.ru', { email: 'anna@example.ru' }],
    ['+7 (916) 123-45-67', { phone: '+79161234567' }],
    ['8 916 123 45 67', { phone: '+79161234567' }],
  ])('%s', (text, payer) => {
    expect(payerOf(text)).toEqual(payer);
  });
});
