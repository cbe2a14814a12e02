import { useState } from 'preact/hooks';
import {
  ActionSheet,
  AlertModal,
  AmountBar,
  BottomSheet,
  Button,
  ButtonRow,
  Cell,
  EmptyState,
  ErrorState,
  IconButton,
  Loader,
  NavigationBar,
  PaymentOutcome,
  type PaymentState,
  Screen,
  Section,
  SegmentedPicker,
  SkeletonList,
  Stack,
  Tag,
  Toast,
  useTexts,
} from '../src/index.js';
import { Sample } from './sample.js';
import { galleryTexts } from './texts.js';

const nothing = () => {};

const PAYMENT_STATES: readonly PaymentState[] = ['waiting', 'paid', 'failed', 'canceled', 'expired', 'late'];

type Overlay = 'alert' | 'sheet' | 'actions';

export function Overlays() {
  const texts = useTexts(galleryTexts);
  const [overlay, setOverlay] = useState<Overlay>();
  const [toast, setToast] = useState('');
  const close = () => setOverlay(undefined);
  return (
    <Sample name="AlertModal, BottomSheet (modal), ActionSheet, Toast">
      <Stack gap="s">
        <Button wide onPress={() => setOverlay('alert')}>
          {texts.alert}
        </Button>
        <Button wide onPress={() => setOverlay('sheet')}>
          {texts.sheet}
        </Button>
        <Button wide onPress={() => setOverlay('actions')}>
          {texts.actions}
        </Button>
        <Button wide onPress={() => setToast(texts.copied)}>
          {texts.toast}
        </Button>
      </Stack>
      <AlertModal
        open={overlay === 'alert'}
        title={texts.askLocation}
        text={texts.askLocationText}
        actions={[
          { label: texts.cancel, onPress: close },
          { label: texts.settings, onPress: close, strong: true },
        ]}
        onClose={close}
      />
      <BottomSheet modal open={overlay === 'sheet'} title={texts.chooseFuel} onClose={close}>
        <Stack>
          <Cell label="АИ-92" value="50 ₽" onPress={close} />
          <Cell label="АИ-95" value="55 ₽" onPress={close} />
        </Stack>
      </BottomSheet>
      <ActionSheet
        open={overlay === 'actions'}
        title={texts.removeQuestion}
        actions={[
          { label: texts.share, onPress: close },
          { label: texts.remove, onPress: close, danger: true },
        ]}
        onClose={close}
      />
      <Toast icon="check" message={toast} onDismiss={() => setToast('')} />
    </Sample>
  );
}

export function Loading() {
  return (
    <Sample name="Loader, SkeletonList">
      <Stack gap="l">
        <Loader />
        <SkeletonList rows={3} />
        <SkeletonList of="cell" rows={2} />
      </Stack>
    </Sample>
  );
}

export function Messages() {
  const texts = useTexts(galleryTexts);
  return (
    <Sample name="EmptyState, ErrorState">
      <EmptyState title={texts.nothing} text={texts.nothingText} action={<Button wide>{texts.filters}</Button>} />
      <ErrorState onRetry={nothing} />
    </Sample>
  );
}

export function Outcomes() {
  const texts = useTexts(galleryTexts);
  return (
    <>
      {PAYMENT_STATES.map((state) => (
        <Sample key={state} name={`PaymentOutcome ${state}`}>
          <PaymentOutcome
            state={state}
            text={state === 'paid' ? texts.pump : undefined}
            action={state === 'waiting' ? undefined : <Button wide>{texts.toOrders}</Button>}
          >
            {state === 'paid' && <Cell icon="fuel" label={texts.petrol} value="30,5 л" />}
          </PaymentOutcome>
        </Sample>
      ))}
    </>
  );
}

export function Screens() {
  const texts = useTexts(galleryTexts);
  const [view, setView] = useState<'list' | 'map'>('map');
  return (
    <>
      <Sample name="Screen with a docked BottomSheet">
        <div class="gallery__phone">
          <Screen
            fullHeight
            flush
            header={
              <NavigationBar
                title={texts.stations}
                onBack={nothing}
                action={<IconButton icon="filter" label={texts.filters} badge={2} onPress={nothing} />}
              />
            }
            sheet={
              <BottomSheet open title={texts.station} onClose={nothing}>
                <Stack>
                  <span>{texts.address}</span>
                  <Tag tone="success">{texts.openUntil}</Tag>
                  <ButtonRow>
                    <Button>{texts.route}</Button>
                    <Button variant="primary">{texts.refuel}</Button>
                  </ButtonRow>
                </Stack>
              </BottomSheet>
            }
          >
            <div class="gallery__map" />
          </Screen>
        </div>
      </Sample>
      <Sample name="Screen with a footer">
        <div class="gallery__phone">
          <Screen
            fullHeight
            header={<NavigationBar title={texts.station} subtitle={texts.address} onBack={nothing} />}
            footer={<AmountBar kopecks={167_750} action={texts.next} />}
          >
            <Stack gap="l">
              <SegmentedPicker
                label={texts.view}
                options={[
                  { value: 'list', label: texts.list },
                  { value: 'map', label: texts.map },
                ]}
                value={view}
                onChange={setView}
              />
              <Section title={texts.chooseFuel}>
                <Stack>
                  {['АИ-92', 'АИ-95', 'АИ-98', 'АИ-100', 'ДТ'].map((fuel) => (
                    <Cell key={fuel} label={fuel} value="55 ₽" onPress={nothing} />
                  ))}
                </Stack>
              </Section>
            </Stack>
          </Screen>
        </div>
      </Sample>
    </>
  );
}
