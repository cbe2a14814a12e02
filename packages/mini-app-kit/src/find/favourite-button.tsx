import { defineTexts, IconButton, useTexts } from '@invoicebox/mini-app-ui';
import type { OwnItem, OwnItems } from './own-items.js';

const texts = defineTexts({
  ru: { favourite: (title: string, address: string) => `В избранное: ${title}, ${address}` },
  en: { favourite: (title, address) => `Favourite: ${title}, ${address}` },
});

export interface FavouriteButtonProps {
  item: OwnItem;
  own: OwnItems;
}

/** Adds an item to the favourites, or removes it. */
export function FavouriteButton({ item, own }: FavouriteButtonProps) {
  const text = useTexts(texts);
  const isFavourite = own.favourites.value.some(({ id }) => id === item.id);
  return (
    <IconButton
      icon="heart"
      iconSize={20}
      label={text.favourite(item.title, item.address)}
      pressed={isFavourite}
      onPress={() => own.toggleFavourite(item)}
    />
  );
}
