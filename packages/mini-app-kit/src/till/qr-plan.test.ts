import { describe, expect, it } from 'vitest';
import { LINE_DOTS, MAX_URL_BYTES, planQr } from './qr-plan.js';

const urlOf = (length: number) => 'https://pay.invoicebox.ru/'.padEnd(length, 'x0-');

describe('the code of a pre-check', () => {
  it.each([30, 75, 150, 300, 364, 365, 400, MAX_URL_BYTES])('fits the line with %i bytes, in whole dots', (length) => {
    const plan = planQr(urlOf(length));
    if (!plan) throw new Error('There is no code.');
    expect(Number.isInteger(plan.dots)).toBe(true);
    expect(plan.dots).toBeGreaterThanOrEqual(4);
    expect(plan.size * plan.dots).toBeLessThanOrEqual(LINE_DOTS);
    expect(plan.millimetres).toBeLessThanOrEqual(48.1);
  });

  it('does not grow beyond what is of use', () => {
    expect(planQr('https://a.ru')?.dots).toBe(8);
  });

  it('is none for an address that is too long', () => {
    expect(planQr(urlOf(MAX_URL_BYTES + 1))).toBeUndefined();
  });
});
