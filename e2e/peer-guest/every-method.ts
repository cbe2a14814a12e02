// A mini-app on every method of Invoicebox's own SDK, as it was written for that. The test sdk-compat runs it on that
// SDK and, with the import changed, on our compatibility entry: the host has to hear the same.
import { invoiceboxMinapp, type TInitMessageFrom } from '@invoicebox/minapp-sdk';

type Buyer = TInitMessageFrom['data']['public'];

/** Reports the mini-app's data as a text that the host shows. */
function tell(what: string, value: unknown): void {
  invoiceboxMinapp.onError(`${what}: ${JSON.stringify(value)}`);
}

async function run(): Promise<void> {
  const before = invoiceboxMinapp.isConnected();
  invoiceboxMinapp.connect();
  const buyer: Buyer = await invoiceboxMinapp.getInitialData();
  const again: Buyer = await invoiceboxMinapp.getInitialData();
  tell('connected', [before, invoiceboxMinapp.isConnected()]);
  tell('buyer', buyer);
  tell('buyer again', again);
  tell('flight', await invoiceboxMinapp.matchMetaDataValues('@type', ['Flight']));
  tell('hotel', await invoiceboxMinapp.matchMetaDataValues('@type', ['Hotel', 'Hostel']));
  tell('airports', await invoiceboxMinapp.getMetaDataValues('iataCode'));
  tell('several keys', await invoiceboxMinapp.getMetaDataValues(['arrivalAirport', '@type']));
  invoiceboxMinapp.onHeightChange(480);
  invoiceboxMinapp.onLink('https://lounge.example/rules');
  invoiceboxMinapp.onError();
  invoiceboxMinapp.onDone(`https://pay.example/${buyer.orderContainerId}`);
  invoiceboxMinapp.onUnavailable();
  invoiceboxMinapp.disconnect();
}

void run();
