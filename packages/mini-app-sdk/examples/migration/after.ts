import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { observeHeight } from '@invoicebox/mini-app-sdk/auto-height';
import { getMetaDataValues } from '@invoicebox/mini-app-sdk/metadata';

const miniApp = createMiniApp();
const { public: buyer, private: rest } = await miniApp.ready();
const airports = getMetaDataValues(rest.metaData, 'iataCode');

document.title = `${buyer.userName}: ${airports.join(', ')}`;
if (!buyer.fullHeight) observeHeight(document.body, (px) => miniApp.height(px));
miniApp.done(null);
