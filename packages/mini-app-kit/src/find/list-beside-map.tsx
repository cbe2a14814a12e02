import { defineTexts, ErrorState, Loader, SegmentedPicker, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentChildren, ComponentType } from 'preact';
import { useMedia } from '../app/use-media.js';
import { useModule } from '../app/use-module.js';

/** From this width list and map are side by side. */
const WIDE = '(min-width: 768px)';

const texts = defineTexts({
  ru: {
    view: 'Вид',
    list: 'Список',
    map: 'Карта',
    mapLoading: 'Загружаем карту…',
    mapFailed: 'Карта не загрузилась',
  },
  en: {
    view: 'View',
    list: 'List',
    map: 'Map',
    mapLoading: 'Loading the map…',
    mapFailed: 'The map did not load',
  },
});

export interface ListBesideMapProps {
  /** What a narrow page shows. */
  view: 'list' | 'map';
  onView: (view: 'list' | 'map') => void;
  /** Above everything: the way back to an order. */
  top?: ComponentChildren;
  /** Search and place; `showsList` is false where the map needs the room. */
  controls: (showsList: boolean) => ComponentChildren;
  list: ComponentChildren;
  map: ComponentChildren;
}

/** A list and a map of the same items: side by side on a wide page, otherwise one of them. For a `flush` screen. */
export function ListBesideMap({ view, onView, top, controls, list, map }: ListBesideMapProps) {
  const text = useTexts(texts);
  const isWide = useMedia(WIDE);
  const [showsList, showsMap] = [isWide || view === 'list', isWide || view === 'map'];
  return (
    <div class={isWide ? 'kit-find kit-find--both' : 'kit-find'}>
      <div class="kit-find__side">
        {top}
        {!isWide && (
          <SegmentedPicker
            label={text.view}
            options={[
              { value: 'list', label: text.list },
              { value: 'map', label: text.map },
            ]}
            value={view}
            onChange={onView}
          />
        )}
        {controls(showsList)}
        {showsList && list}
      </div>
      {showsMap && map}
    </div>
  );
}

/**
 * A map whose code, and Leaflet with it, is loaded when it is first shown.
 *
 * @param load imports the app's map; must always import the same one.
 */
export function lazyMap<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  /** `props` are null while they are not known yet. */
  return function LazyMap({ props }: { props: Props | null }) {
    const { module: LoadedMap, failed, retry } = useModule(load);
    const text = useTexts(texts);
    if (LoadedMap && props) return <LoadedMap {...props} />;
    return (
      <div class="kit-map-panel kit-map-panel--empty">
        {failed ? <ErrorState title={text.mapFailed} onRetry={retry} /> : <Loader label={text.mapLoading} />}
      </div>
    );
  };
}
