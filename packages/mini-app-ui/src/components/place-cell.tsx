import type { ComponentChildren } from 'preact';
import { formatDistance } from '../format/distance.js';
import { useLocale } from '../i18n/locale-provider.js';
import { Icon } from './icon.js';
import { Pressable, type PressProps } from './pressable.js';

export interface PlaceCellProps extends PressProps {
  title: string;
  subtitle?: string | undefined;
  /** A logo or an icon, 64 px. */
  picture?: ComponentChildren;
  /** At the right of the title: a price or a rating. */
  value?: ComponentChildren;
  /** `Tag`s, such as opening hours. */
  tags?: ComponentChildren;
  /** Distance in metres. */
  metres?: number | undefined;
}

/** A place in a list: picture, name, address, opening hours, distance. */
export function PlaceCell({ title, subtitle, picture, value, tags, metres, ...press }: PlaceCellProps) {
  const locale = useLocale();
  return (
    <Pressable class="ib-place" {...press}>
      {picture && <span class="ib-place__picture">{picture}</span>}
      <span class="ib-place__main">
        <span class="ib-place__row">
          <span class="ib-place__title">{title}</span>
          {value}
        </span>
        {subtitle && <span class="ib-place__subtitle">{subtitle}</span>}
        <span class="ib-place__foot">
          <span class="ib-place__tags">{tags}</span>
          {metres !== undefined && (
            <span class="ib-place__distance">
              <Icon name="location" size={16} />
              {formatDistance(metres, locale)}
            </span>
          )}
        </span>
      </span>
    </Pressable>
  );
}
