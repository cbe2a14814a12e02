import type { AddressInfo } from 'node:net';
import { waitFor } from '@invoicebox/test-kit';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCoffeeShop, placeOrder, readOrder, tell, work } from '../test-support/coffee-shop.js';

type OnData = NonNullable<SMTPServerOptions['onData']>;

/** A mail server on this machine. Its letters are texts of headers and body; `refusals` are answers to the next recipients. */
async function openMailServer() {
  const letters: string[] = [];
  const refusals: number[] = [];
  const onData: OnData = (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
    stream.on('end', () => {
      letters.push(text);
      done();
    });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const responseCode = refusals.shift();
      done(responseCode === undefined ? null : Object.assign(new Error('No.'), { responseCode }));
    },
    onData,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    letters,
    refusals,
    environment: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Кофейня <no-reply@coffee.example>' },
  };
}

/** The readable part of a letter: Base64 and quoted-printable bodies are decoded. */
function textOf(letter: string): string {
  const [head = '', ...body] = letter.split('\r\n\r\n');
  const raw = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(raw, 'base64').toString();
  const bytes = raw
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('letters to the buyer', () => {
  it('tell the way back when the order is paid, and are the receipt when it was given', async () => {
    const mail = await openMailServer();
    const shop = await openCoffeeShop(mail);
    onTestFinished(() => shop.server.stop());
    const order = await placeOrder(shop);
    await tell(shop, order, 'completed');
    await work(shop);
    await waitFor(() => expect(mail.letters).toHaveLength(2));
    const [paid = '', receipt = ''] = mail.letters
      .map(textOf)
      .sort((a, b) => Number(a.includes('Чек')) - Number(b.includes('Чек')));
    expect(paid).toContain(`Заказ ${order.number} оплачен`);
    expect(paid).toContain(`/payment/success?order=${order.id}`);
    expect(paid).toMatch(/Кофе, 2 шт\.: 244,00\s₽/);
    expect(receipt).toContain(`Чек по заказу ${order.number}`);
    expect(receipt).toMatch(/Итого: 244,00\s₽, в том числе НДС 44,00\s₽/);
  });

  it('are sent again after a temporary refusal, and given up after a final one', async () => {
    const mail = await openMailServer();
    mail.refusals.push(451, 550);
    const shop = await openCoffeeShop(mail);
    onTestFinished(() => shop.server.stop());
    const order = await placeOrder(shop);
    await tell(shop, order, 'completed');
    shop.server.start();
    const open = () => shop.database.run("SELECT id FROM outbox WHERE kind = 'send_letter' AND state <> 'done'");
    await waitFor(async () => {
      await shop.clock.advance(60_000);
      expect(await open()).toEqual([]);
    });
    // Of two letters one was refused for good, and the other taken at its second attempt.
    expect(mail.letters).toHaveLength(1);
    expect(await readOrder(shop, order.id)).toMatchObject({ state: 'paid', fulfilmentState: 'fulfilled' });
  });

  it('are not even asked for without a mail server', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    await tell(shop, order, 'completed');
    expect(await shop.database.run("SELECT id FROM outbox WHERE kind = 'send_letter'")).toEqual([]);
  });

  it('need both of their variables', async () => {
    await expect(openCoffeeShop({ environment: { SMTP_URL: 'smtp://mail.example' } })).rejects.toThrow(
      /MAIL_FROM is not set/,
    );
  });
});
