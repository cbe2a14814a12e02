import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of the map. */
export const mapTexts = defineTexts({
  ru: {
    label: 'Карта АЗС',
    clusterName: (count: string) => `${count} АЗС рядом, приблизить`,
    refuel: 'Заправиться',
    details: 'Подробнее',
  },
  en: {
    label: 'Map of stations',
    clusterName: (count) => `${count} stations close together, zoom in`,
    refuel: 'Refuel',
    details: 'Details',
  },
});
