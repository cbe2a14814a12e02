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
  TextField,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { Loaded } from '../resources/loaded.js';
import type { Resource } from '../resources/use-resource.js';
import { toLatin } from '../search/index.js';

const texts = defineTexts({
  ru: {
    filter: 'Фильтр',
    reset: 'Сбросить',
    show: 'Показать',
    showCount: (count: string) => `Показать ${count}`,
    nothingFound: 'Ничего не нашлось',
    found: (count: string) => `Найдено: ${count}`,
  },
  en: {
    filter: 'Filter',
    reset: 'Reset',
    show: 'Show',
    showCount: (count) => `Show ${count}`,
    nothingFound: 'Nothing found',
    found: (count) => `Found: ${count}`,
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
  /** The label of a search field, shown if there are more choices than fit: without it all are shown. */
  search?: string;
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
        <div class="kit-filter__actions">
          <ButtonRow>
            <Button disabled={count === 0} onPress={onReset}>
              {text.reset}
            </Button>
            <Button variant="primary" onPress={onClose}>
              {total === undefined ? text.show : text.showCount(formatQuantity(total * 1000, locale))}
            </Button>
          </ButtonRow>
        </div>
      </Stack>
    </BottomSheet>
  );
}

/** Choices shown before anything is searched for; those that are on are always among them. */
const FIRST_CHOICES = 12;
/** More than that is no choice. */
const MAX_FOUND = 60;

/** The choices to show: those that contain the words, otherwise the first ones. */
function shownChoices({ choices, search }: FilterGroup, words: string): readonly FilterChoice[] {
  if (search === undefined || choices.length <= FIRST_CHOICES) return choices;
  const sought = canonicalText(words);
  if (sought === '') return choices.filter(({ on }, index) => on || index < FIRST_CHOICES);
  return choices.filter(({ label, on }) => on || canonicalText(label).includes(sought)).slice(0, MAX_FOUND);
}

/** Letters and digits in Latin, so that «лук», «ЛУК» and «luk» find the same. */
function canonicalText(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(toLatin).join('');
}

function Group({ group }: { group: FilterGroup }) {
  const { title, search, choices } = group;
  const text = useTexts(texts);
  const [words, setWords] = useState('');
  if (choices.length === 0) return null;
  const shown = shownChoices(group, words);
  return (
    <Section title={title}>
      <Stack gap="s">
        {search !== undefined && choices.length > FIRST_CHOICES && (
          <TextField compact type="search" icon="search" label={search} value={words} onInput={setWords} />
        )}
        <ChipGroup label={title}>
          {shown.map(({ label, on, onChange }) => (
            <Chip key={label} label={label} pressed={on} onToggle={onChange} />
          ))}
        </ChipGroup>
      </Stack>
      {words !== '' && (
        <p class="kit-filter__found" role="status">
          {shown.length === 0 ? text.nothingFound : text.found(String(shown.length))}
        </p>
      )}
    </Section>
  );
}
