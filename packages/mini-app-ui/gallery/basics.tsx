import { useState } from 'preact/hooks';
import {
  AmountBar,
  Button,
  ButtonRow,
  Card,
  Cell,
  CheckCell,
  Chip,
  ChipGroup,
  ChipsColumn,
  Icon,
  IconButton,
  iconNames,
  NavigationBar,
  NotificationCell,
  OrderLines,
  PlaceCell,
  Section,
  SegmentedPicker,
  ServiceCard,
  Stack,
  Stepper,
  Tag,
  useTexts,
} from '../src/index.js';
import { Sample } from './sample.js';
import { galleryTexts } from './texts.js';

const nothing = () => {};

export function Buttons() {
  const texts = useTexts(galleryTexts);
  return (
    <Sample name="Button, ButtonRow, IconButton">
      <Stack>
        <Button variant="primary" wide onPress={nothing}>
          {texts.pay}
        </Button>
        <Button wide icon="route" onPress={nothing}>
          {texts.route}
        </Button>
        <Button variant="ghost" wide onPress={nothing}>
          {texts.cancel}
        </Button>
        <ButtonRow>
          <Button>{texts.route}</Button>
          <Button variant="primary">{texts.refuel}</Button>
        </ButtonRow>
        <ButtonRow>
          <Button variant="primary" loading>
            {texts.pay}
          </Button>
          <Button disabled>{texts.next}</Button>
          <Button size="medium">{texts.next}</Button>
        </ButtonRow>
        <ButtonRow>
          <IconButton icon="heart" label={texts.favourite} pressed onPress={nothing} />
          <IconButton icon="sort" label={texts.sort} onPress={nothing} />
          <IconButton icon="filter" label={texts.filters} badge={2} onPress={nothing} />
          <IconButton filled icon="trash" label={texts.remove} onPress={nothing} />
          <IconButton filled icon="plus" label={texts.next} disabled onPress={nothing} />
        </ButtonRow>
      </Stack>
    </Sample>
  );
}

export function AmountBars() {
  const texts = useTexts(galleryTexts);
  return (
    <Sample name="AmountBar">
      <Stack>
        <AmountBar kopecks={200_000} action={texts.pay} />
        <AmountBar kopecks={123_456_789} action={texts.pay} loading />
      </Stack>
    </Sample>
  );
}

export function Cells() {
  const texts = useTexts(galleryTexts);
  const [italian, setItalian] = useState(true);
  const [georgian, setGeorgian] = useState(false);
  return (
    <Sample name="Section, Cell, CheckCell">
      <Stack gap="l">
        <Section title={texts.chooseFuel}>
          <Stack>
            <Cell label="АИ-92" value="50 ₽" onPress={nothing} />
            <Cell label="АИ-95" value="55 ₽" selected onPress={nothing} chevron={false} />
            <Cell label="АИ-100" value="60 ₽" disabled onPress={nothing} />
            <Cell icon="location" label={texts.station} description={texts.address} href="#" />
            <Cell label={texts.inn} value="7743000000" />
          </Stack>
        </Section>
        <Section title={texts.filters}>
          <CheckCell label={texts.italian} checked={italian} onChange={setItalian} />
          <CheckCell label={texts.georgian} checked={georgian} onChange={setGeorgian} />
        </Section>
      </Stack>
    </Sample>
  );
}

export function Orders() {
  const texts = useTexts(galleryTexts);
  const lines = [
    { id: '1', name: texts.shrimps, quantity: 2000, kopecks: 200_000, vatKopecks: 20_000 },
    { id: '2', name: texts.broth, quantity: 1000, kopecks: 100_000, vatKopecks: null },
    { id: '3', name: texts.petrol, quantity: 30_500, unit: texts.litre, kopecks: 167_750, vatKopecks: 30_250 },
  ];
  return (
    <Sample name="Card, Tag, OrderLines" canvas>
      <Stack>
        <Card>
          <Stack gap="s">
            <Tag tone="warning" icon="clock">
              {texts.payUntil}
            </Tag>
            <Tag tone="success" icon="check">
              {texts.paid}
            </Tag>
            <Tag tone="error" icon="clock">
              {texts.closed}
            </Tag>
            <Tag>{texts.draft}</Tag>
          </Stack>
        </Card>
        <OrderLines lines={lines} total={{ kopecks: 467_750, vatKopecks: 50_250 }} />
      </Stack>
    </Sample>
  );
}

export function Notifications() {
  const texts = useTexts(galleryTexts);
  return (
    <Sample name="NotificationCell, PlaceCell">
      <NotificationCell title={texts.invoiceSent} when="01.01.2023" badge="error">
        {texts.invoiceSentText}
      </NotificationCell>
      <NotificationCell title={texts.invoiceSent} when="01.01.2023" icon="bag">
        {texts.invoiceSentText}
      </NotificationCell>
      <PlaceCell
        title={texts.station}
        subtitle={texts.address}
        picture={<Icon name="fuel" size={32} />}
        value={<Tag tone="success">4,8</Tag>}
        tags={<Tag icon="clock">{texts.openUntil}</Tag>}
        metres={2130}
        onPress={nothing}
      />
      <PlaceCell
        title={texts.lounge}
        subtitle={texts.loungeText}
        picture={<Icon name="plane" size={32} />}
        tags={
          <Tag tone="error" icon="clock">
            {texts.closed}
          </Tag>
        }
        metres={680}
        onPress={nothing}
      />
    </Sample>
  );
}

export function Chips() {
  const texts = useTexts(galleryTexts);
  const [view, setView] = useState<'list' | 'map'>('list');
  const [networks, setNetworks] = useState<ReadonlySet<string>>(new Set(['Газпромнефть', 'Лукойл']));
  const [sum, setSum] = useState('300 ₽');

  function toggle(network: string, pressed: boolean) {
    const next = new Set(networks);
    if (pressed) next.add(network);
    else next.delete(network);
    setNetworks(next);
  }

  return (
    <Sample name="SegmentedPicker, Chip, ChipGroup, ChipsColumn">
      <Stack>
        <SegmentedPicker
          label={texts.view}
          options={[
            { value: 'list', label: texts.list },
            { value: 'map', label: texts.map },
          ]}
          value={view}
          onChange={setView}
        />
        <ChipGroup label={texts.networks}>
          {['Газпромнефть', 'Роснефть', 'Лукойл', 'Татнефть', 'Neste'].map((network) => (
            <Chip
              key={network}
              label={network}
              pressed={networks.has(network)}
              onToggle={(pressed) => toggle(network, pressed)}
            />
          ))}
        </ChipGroup>
        <ChipGroup label={texts.sum} scroll>
          {['300 ₽', '500 ₽', '1000 ₽', '1500 ₽', '2000 ₽'].map((label) => (
            <Chip key={label} outlined label={label} pressed={label === sum} onToggle={() => setSum(label)} />
          ))}
        </ChipGroup>
        <ChipGroup label={texts.filters}>
          <Chip label="АИ-92" onClose={nothing} />
          <Chip label="АИ-98" disabled pressed={false} onToggle={nothing} />
        </ChipGroup>
        <ChipsColumn
          steps={[
            { id: 'organization', label: texts.organization },
            { id: 'email', label: 'pochta@mail.ru', onPress: nothing },
            { id: 'services', label: 'Aeroexpress, Тройка Бизнес, Radisson, DreamCar' },
          ]}
        />
      </Stack>
    </Sample>
  );
}

export function Services() {
  const texts = useTexts(galleryTexts);
  const [count, setCount] = useState(2);
  return (
    <Sample name="ServiceCard, Stepper">
      <Stack>
        <Stepper label={texts.guests} value={count} min={0} max={5} onChange={setCount} />
        <ServiceCard
          title={texts.train}
          text={texts.trainText}
          header={<span style={{ color: '#fff' }}>аэроэкспресс</span>}
          headerBackground="#c8102e"
          onAdd={nothing}
          onRemove={nothing}
        />
        <ServiceCard
          title={texts.lounge}
          text={texts.loungeText}
          header={<Icon name="plane" />}
          added={{ kopecks: 840_000, note: texts.guests }}
          canAddMore
          onAdd={nothing}
          onRemove={nothing}
        />
      </Stack>
    </Sample>
  );
}

export function Bars() {
  const texts = useTexts(galleryTexts);
  return (
    <Sample name="NavigationBar, Icon">
      <Stack>
        <NavigationBar
          title={texts.invoice}
          subtitle={texts.step}
          divided
          onBack={nothing}
          action={<IconButton icon="user" label={texts.settings} onPress={nothing} />}
        />
        <NavigationBar title={texts.address} onBack={nothing} />
        <div class="gallery__icons">
          {iconNames.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </div>
      </Stack>
    </Sample>
  );
}
