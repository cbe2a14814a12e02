import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';

export interface SkeletonProps {
  shape?: 'block' | 'line' | 'circle' | undefined;
  /** Any CSS length. Default: the full width. */
  width?: string | undefined;
  /** Any CSS length. By default a line is as high as the text. */
  height?: string | undefined;
}

/** A grey placeholder for content. Hidden from screen readers: `SkeletonList` or the screen announces the loading. */
export function Skeleton({ shape = 'block', width, height }: SkeletonProps) {
  return <span class={`ib-skeleton ib-skeleton--${shape}`} style={{ width, height }} aria-hidden="true" />;
}

export interface SkeletonListProps {
  /** Number of rows. Default: 4. */
  rows?: number | undefined;
  /** `cell` for filled cells, `place` for rows with a picture. Default: `place`. */
  of?: 'cell' | 'place' | undefined;
}

/** A placeholder for a list. Show it at once on navigation (docs/screens.md, What every mini-app must show). */
export function SkeletonList({ rows = 4, of = 'place' }: SkeletonListProps) {
  const texts = useTexts(kitTexts);
  return (
    <div class="ib-skeleton-list" role="status">
      <span class="ib-visually-hidden">{texts.loading}</span>
      {Array.from({ length: rows }, (_, index) =>
        of === 'cell' ? <Skeleton key={index} height="56px" /> : <SkeletonPlace key={index} />,
      )}
    </div>
  );
}

function SkeletonPlace() {
  return (
    <div class="ib-skeleton-list__row">
      <Skeleton width="64px" height="64px" />
      <div class="ib-skeleton-list__lines">
        <Skeleton shape="line" width="55%" />
        <Skeleton shape="line" width="80%" />
      </div>
    </div>
  );
}
