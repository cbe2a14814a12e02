import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { formatMoney } from '../format/money.js';
import { useLocale, useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Button } from './button.js';
import { IconButton } from './icon-button.js';

/** A service that was added to the order. */
export interface AddedService {
  /** Whole kopecks. */
  kopecks: number;
  /** The quantity: «1 билет». */
  note?: string | undefined;
}

export interface ServiceCardProps {
  title: string;
  text?: string | undefined;
  /** The coloured strip at the top: the service's logo or name. */
  header?: ComponentChildren;
  /** `header`'s background, any CSS background. */
  headerBackground?: string | undefined;
  /** Set if the service was added; without it the card offers «Добавить услугу». */
  added?: AddedService | undefined;
  onAdd: () => void;
  onRemove: () => void;
  /** Whether more can be added; the plus then calls `onAdd` again. */
  canAddMore?: boolean | undefined;
}

/** An optional service: an offer to add it or, once added, its amount and a remove button. */
export function ServiceCard(props: ServiceCardProps) {
  const { title, text, header, headerBackground, added } = props;
  return (
    <article class={classNames('ib-service', added !== undefined && 'ib-service--added')}>
      {header && (
        <div class="ib-service__header" style={{ background: headerBackground }}>
          {header}
        </div>
      )}
      <div class="ib-service__body">
        <h3 class="ib-service__title">{title}</h3>
        {text && <p class="ib-service__text">{text}</p>}
        <div class="ib-service__foot">{added ? <Added {...props} added={added} /> : <Offer {...props} />}</div>
      </div>
    </article>
  );
}

function Offer({ title, onAdd }: ServiceCardProps) {
  const texts = useTexts(kitTexts);
  return (
    <Button size="medium" label={`${texts.addService}: ${title}`} onPress={onAdd}>
      {texts.addService}
    </Button>
  );
}

function Added({ title, added, canAddMore, onAdd, onRemove }: ServiceCardProps & { added: AddedService }) {
  const texts = useTexts(kitTexts);
  const locale = useLocale();
  return (
    <>
      <p class="ib-service__sum">
        {formatMoney(added.kopecks, locale)}
        {added.note && <span class="ib-service__note"> • {added.note}</span>}
      </p>
      <IconButton filled icon="trash" label={texts.removeService(title)} onPress={onRemove} />
      {canAddMore && <IconButton filled icon="plus" label={texts.addMore(title)} onPress={onAdd} />}
    </>
  );
}
