import { classNames } from '../class-names.js';

/** A circle as path data, so that every icon is a list of paths. */
function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

/** Path data on a 24 × 24 grid, stroked with the text colour. */
const ICONS = {
  back: 'M15 5l-7 7 7 7',
  chevron: 'M9.5 6l6 6-6 6',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  search: `${circle(11, 11, 6.5)}M16 16l4 4`,
  bag: 'M5.5 7.5h13l1 10.3a2.2 2.2 0 0 1-2.2 2.4H6.7a2.2 2.2 0 0 1-2.2-2.4zM8.5 10.5v-4a3.5 3.5 0 0 1 7 0v4',
  location: `M12 21c4.3-4.6 6.8-7.7 6.8-11.2a6.8 6.8 0 0 0-13.6 0C5.2 13.3 7.7 16.4 12 21z${circle(12, 9.8, 2.4)}`,
  clock: `${circle(12, 12, 8.5)}M12 7v5l3.4 2`,
  route: `${circle(6, 18, 2.2)}${circle(18, 6, 2.2)}M8.2 18h7.3a3 3 0 0 0 0-6h-7a3 3 0 0 1 0-6h7.3`,
  fuel: 'M5 20V6a2 2 0 0 1 2-2h5a2 2 0 0 1 2 2v14M3.5 20h12M7.5 7.5h4v3.5h-4zM14 12h1.5a1.5 1.5 0 0 1 1.5 1.5V16a1.75 1.75 0 0 0 3.5 0V9.5l-3-3',
  plane:
    'M19.3 4.7C18.4 3.8 16.7 4.3 15.7 5.3L12.1 8.9 4.7 6.9 3.3 8.3l6 3.4-3 3L4 14.3 3 15.3 6.2 17l.8.8L8.7 21l1-1-.4-2.3 3-3 3.4 6 1.4-1.4-2-7.4 3.6-3.6C19.7 7.3 20.2 5.6 19.3 4.7z',
  heart: 'M12 19.8C7.2 16.7 3.8 13.6 3.8 9.7a4.4 4.4 0 0 1 8.2-2.2 4.4 4.4 0 0 1 8.2 2.2c0 3.9-3.4 7-8.2 10.1z',
  filter: `M4 8h9.5M18.5 8H20M4 16h1.5M10.5 16H20${circle(16, 8, 2.5)}${circle(8, 16, 2.5)}`,
  sort: 'M8 19V5M5 8l3-3 3 3M16 5v14M13 16l3 3 3-3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4L2.9 19.5h18.2zM12 10v4.5M12 17v.01',
  receipt: 'M6 3.5v17l2-1.5 2 1.5 2-1.5 2 1.5 2-1.5 2 1.5v-17L16 5l-2-1.5L12 5l-2-1.5L8 5zM9 9.5h6M9 13.5h6',
  user: `${circle(12, 8, 3.5)}M5.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5z`,
  trash: 'M5 7h14M9.5 7V5h5v2M7 7l.8 12.5h8.4L17 7M10.5 10.5V16M13.5 10.5V16',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  qr: 'M4.5 4.5h5.5v5.5H4.5zM14 4.5h5.5v5.5H14zM4.5 14h5.5v5.5H4.5zM14 14h2M19.5 14v2.5M14 17v2.5h2.5M19.5 19.5v.01',
  briefcase:
    'M6 8h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM9 8V6.5A1.5 1.5 0 0 1 10.5 5h3A1.5 1.5 0 0 1 15 6.5V8M4 13h16M12 12v2',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof ICONS;

/** Names of all icons, for galleries. */
export const iconNames = Object.keys(ICONS) as readonly IconName[];

export interface IconProps {
  name: IconName;
  /** CSS pixels. Default: 24. */
  size?: number | undefined;
  class?: string | undefined;
}

/** A line icon in the text colour. Decorative: hidden from screen readers, so pair it with a text or a label. */
export function Icon({ name, size = 24, class: className }: IconProps) {
  return (
    <svg class={classNames('ib-icon', className)} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
