import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of a map. */
export const mapTexts = defineTexts({
  ru: {
    mapFailed: 'Карта не загрузилась',
    zoomIn: 'Приблизить',
    zoomOut: 'Отдалить',
    offlineMap: 'Схема без улиц',
  },
  en: {
    mapFailed: 'The map did not load',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    offlineMap: 'Outline map without streets',
  },
});
