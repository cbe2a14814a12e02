import { ErrorState, Loader, useTexts } from '@invoicebox/mini-app-ui';
import type { StationList, Tiles } from '../../contract/catalogue.js';
import { useModule } from '../shared/use-module.js';
import { texts } from '../texts.js';
import type { Search } from './finder.js';

const loadMap = () => import('../map/map-panel.js');

export interface MapProps {
  search: Search;
  /** The list's answer to the same search: the map goes to its first station. */
  found: StationList | null;
  /** Null draws the base map that comes with the page; undefined is not known yet. */
  tiles: Tiles | null | undefined;
}

/** The map, whose code is loaded when it is first shown. */
export function LazyMap(props: MapProps) {
  const { module, failed, retry } = useModule(loadMap);
  const text = useTexts(texts);
  const { tiles } = props;
  if (module && tiles !== undefined) return <module.MapPanel {...props} tiles={tiles} />;
  return (
    <div class="gs-map-panel gs-map-panel--empty">
      {failed ? <ErrorState title={text.mapFailed} onRetry={retry} /> : <Loader label={text.mapLoading} />}
    </div>
  );
}
