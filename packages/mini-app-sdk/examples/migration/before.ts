import { invoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';

invoiceboxMinapp.connect();
const buyer = await invoiceboxMinapp.getInitialData();
const airports = await invoiceboxMinapp.getMetaDataValues('iataCode');

document.title = `${buyer.userName}: ${airports.join(', ')}`;
invoiceboxMinapp.onHeightChange(document.body.scrollHeight);
invoiceboxMinapp.onDone();
