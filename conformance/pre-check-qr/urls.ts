/** What an address may hold as it is, beside what is escaped in it. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё№';

type Random = () => number;

function text(random: Random, letters: string, length: number): string {
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => text(random, '0123456789abcdef', length)).join('-');
}

/** Kinds of addresses, the first two as the simulator and Invoicebox give them. */
const KINDS: ReadonlyArray<(random: Random) => string> = [
  (random) => `http://localhost:${4000 + Math.floor(random() * 60_000)}/pay/${uuid(random)}`,
  (random) => `https://pay.invoicebox.ru/invoice/${uuid(random)}`,
  (random) => {
    const query = new URLSearchParams({
      order: `GS-${text(random, CYRILLIC, 8)}`,
      token: text(random, LETTERS, Math.floor(random() * 120)),
    });
    return `https://pay.invoicebox.ru/invoice/${uuid(random)}?${query}#pay`;
  },
  (random) => `https://оплата.рф/счёт/${text(random, CYRILLIC, 1 + Math.floor(random() * 30))}`,
];

/**
 * An address of a payment page.
 *
 * @param mostBytes every fifth is filled up to a random length up to this.
 */
export function paymentUrl(index: number, random: Random, mostBytes: number): string {
  const kind = KINDS[index % (KINDS.length + 1)];
  if (kind) return kind(random);
  const start = `https://pay.invoicebox.ru/${uuid(random)}?data=`;
  const length = Math.floor(random() * (mostBytes - start.length + 1));
  return start + text(random, LETTERS, length);
}
