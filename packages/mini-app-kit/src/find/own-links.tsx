import { defineTexts, Icon, useTexts } from '@invoicebox/mini-app-ui';
import type { OwnItem, OwnItems } from './own-items.js';

const texts = defineTexts({
  ru: {
    own: 'Избранное и недавнее',
    favourite: 'Избранное',
    recent: 'Недавнее',
    notKept: 'Браузер не хранит избранное этой страницы: оно пропадёт, когда вы её закроете.',
  },
  en: {
    own: 'Favourites and recent',
    favourite: 'Favourite',
    recent: 'Recent',
    notKept: 'The browser does not keep the favourites of this page: they will be gone when you close it.',
  },
});

export interface OwnLinksProps {
  own: OwnItems;
  addressOf: (id: string) => string;
}

/** Links to favourite and recent items; nothing if there are none. */
export function OwnLinks({ own, addressOf }: OwnLinksProps) {
  const text = useTexts(texts);
  const favourites = own.favourites.value;
  const recent = own.recent.value.filter(({ id }) => favourites.every((favourite) => favourite.id !== id));
  if (favourites.length + recent.length === 0) return null;
  return (
    <nav class="kit-own" aria-label={text.own}>
      {favourites.map((item) => (
        <OwnLink key={item.id} item={item} icon="heart" kind={text.favourite} href={addressOf(item.id)} />
      ))}
      {recent.map((item) => (
        <OwnLink key={item.id} item={item} icon="clock" kind={text.recent} href={addressOf(item.id)} />
      ))}
      {favourites.length > 0 && !own.isKept.value && <p class="kit-own__note">{text.notKept}</p>}
    </nav>
  );
}

function OwnLink({ item, icon, kind, href }: { item: OwnItem; icon: 'heart' | 'clock'; kind: string; href: string }) {
  return (
    <a class="kit-own__link" href={href}>
      <Icon name={icon} size={16} />
      <span class="ib-visually-hidden">{kind}: </span>
      <span class="kit-own__name">{item.title}</span>
      <span class="kit-own__address">{item.address}</span>
    </a>
  );
}
