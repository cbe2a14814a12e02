import type { Random } from '@invoicebox/test-kit';

/** Characters that a URL may contain unescaped. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё№';

function text(random: Random, letters: string, length: number): string {
  return Array.from({ length }, () => letters[random.integer(0, letters.length - 1)]).join('');
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => text(random, '0123456789abcdef', length)).join('-');
}

/** Kinds of addresses, the first two as the simulator and Invoicebox give them. */
const KINDS: ReadonlyArray<(random: Random) => string> = [
  (random) => `http://localhost:${random.integer(4000, 63_999)}/pay/${uuid(random)}`,
  (random) => `https://pay.invoicebox.ru/invoice/${uuid(random)}`,
  (random) => {
    const query = new URLSearchParams({
      order: `GS-${text(random, CYRILLIC, 8)}`,
      token: text(random, LETTERS, random.integer(0, 119)),
    });
    return `https://pay.invoicebox.ru/invoice/${uuid(random)}?${query}#pay`;
  },
  (random) => `https://оплата.рф/счёт/${text(random, CYRILLIC, random.integer(1, 30))}`,
];

/**
 * An address of a payment page.
 *
 * @param maxBytes every fifth is filled up to a random length up to this.
 */
export function paymentUrl(index: number, random: Random, maxBytes: number): string {
  const kind = KINDS[index % (KINDS.length + 1)];
  if (kind) return kind(random);
  const start = `https://pay.invoicebox.ru/${uuid(random)}?data=`;
  const length = random.integer(0, maxBytes - start.length);
  return start + text(random, LETTERS, length);
}
