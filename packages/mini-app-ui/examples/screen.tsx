import '@invoicebox/mini-app-ui/style.css';
import { AmountBar, Cell, LocaleProvider, NavigationBar, Screen, Section, Stack } from '@invoicebox/mini-app-ui';

interface FuelScreenProps {
  /** The host's. */
  locale: string;
  onBack: () => void;
  onChoose: () => void;
  onNext: () => void;
}

export function FuelScreen({ locale, onBack, onChoose, onNext }: FuelScreenProps) {
  return (
    <LocaleProvider locale={locale}>
      <Screen
        fullHeight
        header={<NavigationBar title="Лукойл" subtitle="ул. Ленина, 1" onBack={onBack} />}
        footer={<AmountBar kopecks={167_750} action="Далее" onPress={onNext} />}
      >
        <Section title="Выберите тип топлива">
          <Stack>
            <Cell label="АИ-95" value="55 ₽" onPress={onChoose} />
          </Stack>
        </Section>
      </Screen>
    </LocaleProvider>
  );
}
