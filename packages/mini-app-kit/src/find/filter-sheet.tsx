import {
  BottomSheet,
  Button,
  ButtonRow,
  CheckCell,
  Chip,
  ChipGroup,
  defineTexts,
  formatQuantity,
  Section,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { Loaded } from '../resources/loaded.js';
import type { Resource } from '../resources/use-resource.js';

const texts = defineTexts({
  ru: {
    filter: 'Фильтр',
    reset: 'Сбросить',
    show: 'Показать',
    showCount: (count: string) => `Показать ${count}`,
  },
  en: {
    filter: 'Filter',
    reset: 'Reset',
    show: 'Show',
    showCount: (count) => `Show ${count}`,
  },
});

/** A filter that is on or off. */
export interface FilterChoice {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Filters of one kind: networks, services. */
export interface FilterGroup {
  title: string;
  choices: readonly FilterChoice[];
}

export interface FilterSheetProps<Filters> {
  open: boolean;
  /** Filters that need no data, such as «open now». */
  checks?: readonly FilterChoice[];
  /** The values to filter by. */
  filters: Resource<Filters>;
  groupsOf: (filters: Filters) => readonly FilterGroup[];
  /** Number of filters set. */
  count: number;
  /** Number of items that pass; undefined if unknown. */
  total: number | undefined;
  onReset: () => void;
  onClose: () => void;
}

/** The filters of a list; each change applies at once. */
export function FilterSheet<Filters>(props: FilterSheetProps<Filters>) {
  const { open, checks = [], filters, groupsOf, count, total, onReset, onClose } = props;
  const text = useTexts(texts);
  const locale = useLocale();
  return (
    <BottomSheet modal open={open} title={text.filter} onClose={onClose}>
      <Stack gap="l">
        <Stack gap="s">
          {checks.map(({ label, on, onChange }) => (
            <CheckCell key={label} label={label} checked={on} onChange={onChange} />
          ))}
        </Stack>
        <Loaded resource={filters} skeleton={{ of: 'cell', rows: 2 }}>
          {(loaded) => groupsOf(loaded).map((group) => <Group key={group.title} group={group} />)}
        </Loaded>
        <ButtonRow>
          <Button disabled={count === 0} onPress={onReset}>
            {text.reset}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {total === undefined ? text.show : text.showCount(formatQuantity(total * 1000, locale))}
          </Button>
        </ButtonRow>
      </Stack>
    </BottomSheet>
  );
}

function Group({ group: { title, choices } }: { group: FilterGroup }) {
  if (choices.length === 0) return null;
  return (
    <Section title={title}>
      <ChipGroup label={title}>
        {choices.map(({ label, on, onChange }) => (
          <Chip key={label} label={label} pressed={on} onToggle={onChange} />
        ))}
      </ChipGroup>
    </Section>
  );
}
