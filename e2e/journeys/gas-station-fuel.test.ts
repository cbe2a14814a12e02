import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { confirmOrder, outcome, PHONE, payOrder, placeOrder, stationPage } from '../support/driver.js';
import { FAST_FLOW, forecourt, SLOW_FLOW } from '../support/forecourt.js';
import { readFuelOrder } from '../support/fuel-order.js';
import { photographOfCode } from '../support/photograph.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

useStack(['host-simulator', 'gas-station']);

beforeEach(forecourt.reset);

const money = (kopecks: number) =>
  `${(kopecks / 100).toLocaleString('ru-RU', { minimumFractionDigits: 2 }).replaceAll(/\s/g, ' ')} ₽`;
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

describe('at the pump', () => {
  it('litres and their sum count as they flow, also after a reload, with the receipt at the end', async () => {
    const pump = await freshPump();
    await forecourt.play(true, SLOW_FLOW);
    const order = await placeOrder(stationPage(pump));
    await payOrder(order);
    const { page } = order;
    const counter = page.getByRole('progressbar');
    const litres = async () => Number(await counter.getAttribute('aria-valuenow'));
    await outcome(page, 'dispensing');
    const first = await litres();
    await expect.poll(litres).toBeGreaterThan(first);
    await page.reload();
    await outcome(page, 'dispensing');
    expect(await litres()).toBeGreaterThan(first);
    await forecourt.play(true, FAST_FLOW);
    await outcome(page, 'done');
    const receipt = plain(await page.locator('.kit-receipt').textContent());
    expect(receipt).toContain('20 л');
    expect(receipt).toContain(money(20 * pump.price));
    expect(receipt).toContain(order.invoice.merchantOrderId);
    await page.getByText('Закрывающие документы').waitFor();
  });

  it('a pump that fails after the payment gives nothing: everything goes back, and another one is offered', async () => {
    const pump = await freshPump();
    await forecourt.fault(pump.station, pump.pump, 'breaks_on_release');
    const order = await placeOrder(stationPage(pump, `litres=20000&extra=${pump.extras[0]}:1`));
    await payOrder(order);
    const { page, invoice } = order;
    await outcome(page, 'not_released');
    expect(plain(await page.locator('.kit-outcome').textContent())).toContain(money(invoice.amount * 100));
    await page.getByText('В пути').waitFor();
    expect(await readFuelOrder(order.id)).toMatchObject({ refunds: [{ amount: invoice.amount * 100 }] });
    await page.getByRole('button', { name: 'Выбрать другую колонку' }).click();
    await page.getByRole('button', { name: `Колонка ${pump.pump} не работает` }).waitFor();
    await forecourt.act(pump.station, pump.pump, 'mend');
  });

  it('a pump that fails halfway gives a part: the rest goes back, and the page says when it is back', async () => {
    const pump = await freshPump();
    await forecourt.fault(pump.station, pump.pump, 'breaks_while_dispensing');
    const order = await placeOrder(stationPage(pump));
    await payOrder(order);
    const { page } = order;
    await outcome(page, 'partial');
    await page.getByText('В пути').waitFor();
    const view = await readFuelOrder(order.id);
    const [refund] = view.refunds;
    expect(view).toMatchObject({ fulfilmentState: 'partial', given: [10_000] });
    expect(plain(await page.locator('.kit-receipt').textContent())).toContain(
      money(view.amount - (refund?.amount ?? 0)),
    );
    await forecourt.act(pump.station, pump.pump, 'mend');
  });

  it('a driver who has enough gets the rest back', async () => {
    const pump = await freshPump();
    await forecourt.fault(pump.station, pump.pump, 'hangs_up_early');
    const order = await placeOrder(stationPage(pump));
    await payOrder(order);
    await outcome(order.page, 'partial');
    expect(await readFuelOrder(order.id)).toMatchObject({ given: [10_000], refunds: [{ reason: 'rest' }] });
  });

  it('of a full tank only what was dispensed is taken', async () => {
    const pump = await freshPump();
    await forecourt.play(false, 3_000);
    const order = await placeOrder(stationPage(pump, 'full=50000'));
    await payOrder(order, 'hold');
    const { page } = order;
    await outcome(page, 'released');
    await forecourt.tank(order.id, 30_000);
    await forecourt.act(pump.station, pump.pump, 'lift');
    await outcome(page, 'lifted');
    await forecourt.act(pump.station, pump.pump, 'squeeze');
    await page.locator('[role="progressbar"][aria-valuenow="30000"]').waitFor();
    await forecourt.act(pump.station, pump.pump, 'hang-up');
    await outcome(page, 'full_tank_done');
    await page.getByText('Разморожено').waitFor();
    const receipt = plain(await page.locator('.kit-receipt').textContent());
    expect(receipt).toContain(`Заморожено${money(50 * pump.price)}`);
    expect(receipt).toContain(`Списано${money(30 * pump.price)}`);
    expect(await readFuelOrder(order.id)).toMatchObject({ captured: 30 * pump.price, refunds: [] });
  });
});

describe('before the nozzle is lifted', () => {
  it('an order is canceled after a second thought, and all the money goes back', async () => {
    await forecourt.play(false);
    const order = await placeOrder(stationPage(await freshPump()));
    await payOrder(order);
    const { page } = order;
    await outcome(page, 'released');
    await page.getByRole('button', { name: 'Отменить заказ' }).click();
    await page.getByRole('button', { name: 'Не отменять' }).click();
    await outcome(page, 'released');
    await page.getByRole('button', { name: 'Отменить заказ' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Отменить', exact: true }).click();
    await outcome(page, 'refunded');
    expect(await readFuelOrder(order.id)).toMatchObject({
      fulfilmentState: 'stopped',
      refunds: [{ state: 'pending' }],
    });
  });

  it('and no later', async () => {
    await forecourt.play(false);
    const pump = await freshPump();
    const order = await placeOrder(stationPage(pump));
    await payOrder(order);
    const { page } = order;
    await outcome(page, 'released');
    await page.getByRole('button', { name: 'Отменить заказ' }).click();
    await forecourt.act(pump.station, pump.pump, 'lift');
    await outcome(page, 'lifted');
    await page.getByRole('button', { name: 'Отменить заказ' }).waitFor({ state: 'detached' });
    await forecourt.act(pump.station, pump.pump, 'hang-up');
  });
});

describe('a busy pump', () => {
  it('is shown while it happens, may be chosen, and the paid order is next', async () => {
    await forecourt.play(false);
    const pump = await freshPump();
    const page = await openPage(PHONE);
    await page.goto(stationPage(pump));
    await page.getByRole('button', { name: `Колонка ${pump.pump}`, exact: true }).waitFor();
    await forecourt.act(pump.station, pump.pump, 'car-comes');
    await page.getByRole('button', { name: `Колонка ${pump.pump} занята` }).waitFor();
    await page.getByText(/вы будете следующим/).waitFor();
    await confirmOrder(page);
    await page.getByText('Сейчас занята').waitFor();
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/pay\//);
    const invoice = await simulator.newestOrder();
    await simulator.pay(invoice.id);
    await page.goto(invoice.successUrl ?? '');
    await outcome(page, 'pump_queued');
    await forecourt.act(pump.station, pump.pump, 'car-leaves');
    await outcome(page, 'released');
  });
});

describe('the code on a pump', () => {
  it('chooses it from a photograph, and opens another station’s pump', async () => {
    const [here, elsewhere] = [await freshPump(), await freshPump()];
    const pumps = await forecourt.pumps(here.station);
    const page = await openPage(PHONE);
    await page.goto(stationPage(here, '').replace(/&pump=\d+/, ''));
    const camera = page.getByLabel('Сканировать код колонки');
    const code = pumps.find(({ number }) => number === here.pump)?.address ?? '';
    await camera.setInputFiles(await photographOfCode(code));
    await page.getByText(`Колонка ${here.pump} выбрана по коду.`).waitFor();
    await camera.setInputFiles(await photographOfCode('https://example.com/'));
    await page.getByText('Это не код колонки').waitFor();
    await camera.setInputFiles(await photographOfCode(`https://x.example/stations/${elsewhere.station}?pump=1`));
    await page.waitForURL(new RegExp(`/stations/${elsewhere.station}\\?`));
  });
});
