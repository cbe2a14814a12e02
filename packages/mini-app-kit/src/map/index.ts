/** A map of items, with clusters and a sheet. Leaflet comes with this entry only; its look is `map.css`. */
export { ItemsMap, type ItemsMapProps, type MarksInView, type Readable } from './items-map.js';
export type { MapCluster, MapItem, MarkerTexts, Marks, MarkTexts } from './map-markers.js';
export type { MapFocus, MapView, Tiles } from './use-leaflet.js';
