import { BottomSheet, ErrorState, formatQuantity, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Resource, useResource } from '../resources/use-resource.js';
import { drawnLongitude } from './longitude.js';
import { type MapItem, MapMarkers, type Marks, type MarkTexts } from './map-markers.js';
import { startZoom } from './start-zoom.js';
import { mapTexts } from './texts.js';
import { type MapFocus, type MapView, type OpenMap, type Tiles, useLeaflet } from './use-leaflet.js';

/** Distances of the selected marker from the map's edges, and height of the sheet; CSS pixels. */
const [MARKER_MARGIN, SHEET_HEIGHT] = [48, 260];
/** The list follows the map after this. */
const SETTLE_MS = 500;
/** Zoom levels per press on a cluster. */
const CLUSTER_ZOOM_STEP = 2;

/** The marks of a view. */
export interface MarksInView<Item> extends Marks<Item> {
  /** Items and those in clusters. */
  total: number;
}

/** Something that the map reads when it needs it: see `useResource`. */
export interface Readable<Value> {
  key: string;
  load: (signal: AbortSignal) => Promise<Value>;
}

export interface ItemsMapProps<Item extends MapItem> extends MarkTexts<Item> {
  /** Name of the map for screen readers. */
  label: string;
  /** Says how many items are in view. */
  found: (count: string) => string;
  /** Where the map opens; it goes there again when the point changes. */
  focus: MapFocus;
  /** Null draws the base map that comes with the kit; both are given once. */
  tiles: Tiles | null;
  /** The marks of a view. */
  marksIn: (view: MapView) => Readable<MarksInView<Item>>;
  /** An item that is not in view. */
  itemOf: (id: string) => Readable<Item>;
  /** The id of the selected item, which the sheet shows. */
  selected: string | null;
  Sheet: ComponentType<{ item: Item }>;
  onSelect: (id: string | null) => void;
  /** The buyer has moved the map, and it has settled: `west,south,east,north`, for a list that follows. */
  onArea: (bbox: string) => void;
}

/** A map of the items in view, with the selected one in a sheet. */
export function ItemsMap<Item extends MapItem>(props: ItemsMapProps<Item>) {
  const { label, found, focus, tiles, Sheet, onSelect, onArea } = props;
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const settleTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The buyer has moved the map, and the list does not show the new area yet. */
  const isListStale = useRef(false);
  useEffect(() => () => clearTimeout(settleTimer.current), []);
  const text = useTexts(mapTexts);
  const locale = useLocale();
  const inView = useMarksInView(props, view);
  const { open, failed } = useLeaflet({
    ...{ container, tiles, locale, start: focus },
    onMove: () => clearTimeout(settleTimer.current),
    onView(moved, byUser) {
      setView(moved);
      isListStale.current ||= byUser;
      if (!isListStale.current) return;
      settleTimer.current = setTimeout(() => {
        isListStale.current = false;
        onArea(moved.bbox);
      }, SETTLE_MS);
    },
  });
  const selected = useSelected(props, inView.value);
  const markers = useMarkers(open, useMarks(inView.value, selected), props, selected);
  useFocus(open, focus);
  const total = inView.value?.total;

  function close() {
    onSelect(null);
    if (selected) markers?.focus(selected.id);
  }

  return (
    <section class="kit-map-panel" aria-label={label}>
      <div ref={container} class="kit-map" />
      <p class="kit-map-note" role="status">
        {total === undefined ? '' : found(formatQuantity(total * 1000, locale))}
      </p>
      {((inView.error && !inView.value) || failed) && (
        <div class="kit-map-error">
          <ErrorState title={text.mapFailed} onRetry={inView.error ? inView.retry : undefined} />
        </div>
      )}
      <BottomSheet open={selected !== null} title={selected?.title ?? ''} titleHidden onClose={close}>
        {selected && <Sheet item={selected} />}
      </BottomSheet>
    </section>
  );
}

function useMarksInView<Item extends MapItem>(
  { marksIn }: ItemsMapProps<Item>,
  view: MapView | null,
): Resource<MarksInView<Item>> {
  const wanted = view && marksIn(view);
  return useResource(wanted?.key ?? null, { ...(wanted ? { load: wanted.load } : {}), keepPrevious: true });
}

/** The selected item: from those in view or, if it is not, from the server. */
function useSelected<Item extends MapItem>(
  { selected: id, itemOf }: ItemsMapProps<Item>,
  inView: MarksInView<Item> | null,
): Item | null {
  const last = useRef<Item | null>(null);
  const known = inView?.items.find((item) => item.id === id) ?? last.current;
  const isKnown = id === null || known?.id === id;
  const wanted = isKnown ? null : itemOf(id);
  const details = useResource(wanted?.key ?? null, wanted ? { load: wanted.load } : {});
  const selected = id === null ? null : isKnown ? known : details.value;
  last.current = selected;
  return selected;
}

/** The marks in view, and the selected item even if it is in a cluster. */
function useMarks<Item extends MapItem>(inView: MarksInView<Item> | null, selected: Item | null): Marks<Item> {
  return useMemo(() => {
    const { items = [], clusters = [] } = inView ?? {};
    const isMissing = selected !== null && !items.some(({ id }) => id === selected.id);
    return { items: isMissing ? [...items, selected] : items, clusters };
  }, [inView, selected]);
}

function useMarkers<Item extends MapItem>(
  open: OpenMap | null,
  marks: Marks<Item>,
  { describe, describeCluster, onSelect }: ItemsMapProps<Item>,
  selected: Item | null,
): MapMarkers<Item> | null {
  const select = useRef(onSelect);
  select.current = onSelect;
  const markers = useMemo(() => {
    if (!open) return null;
    const { map } = open;
    return new MapMarkers<Item>(map, {
      onSelect: ({ id }) => select.current(id),
      onOpen({ lat, lon }) {
        map.setView([lat, drawnLongitude(lon)], Math.min(map.getMaxZoom(), map.getZoom() + CLUSTER_ZOOM_STEP));
        // The cluster's marker disappears: keep the focus on the map.
        map.getContainer().focus({ preventScroll: true });
      },
    });
  }, [open]);

  useEffect(() => {
    markers?.show(marks, selected?.id ?? null, { describe, describeCluster });
  }, [markers, marks, selected, describe, describeCluster]);
  useEffect(() => () => markers?.clear(), [markers]);
  useEffect(() => {
    if (!open || !selected) return;
    open.moves.move(() =>
      open.map.panInside([selected.lat, drawnLongitude(selected.lon)], {
        paddingTopLeft: [MARKER_MARGIN, MARKER_MARGIN],
        paddingBottomRight: [MARKER_MARGIN, SHEET_HEIGHT],
      }),
    );
  }, [open, selected?.id]);
  return markers;
}

/** Moves the map when the point that it shows changes. */
function useFocus(open: OpenMap | null, { lat, lon, items }: MapFocus): void {
  const shown = useRef<{ place: string; fits: boolean } | null>(null);
  useEffect(() => {
    if (!open) return;
    const { map, moves } = open;
    const [place, fits] = [`${lat},${lon}`, items.length > 0];
    const before = shown.current;
    shown.current = { place, fits };
    // The map opens at the first point; the items there may be loaded later.
    if (before === null || (before.place === place && (before.fits || !fits))) return;
    const { x: width, y: height } = map.getSize();
    const zoom = startZoom({ lat, lon }, items, { width, height });
    moves.move(() => map.setView([lat, drawnLongitude(lon)], zoom));
  }, [open, lat, lon, items.length > 0]);
}
