import { useState } from 'preact/hooks';
import { CodeInput, FieldRow, PhoneField, SelectField, Stack, TextArea, TextField, useTexts } from '../src/index.js';
import { Sample } from './sample.js';
import { galleryTexts } from './texts.js';

export function Fields() {
  const texts = useTexts(galleryTexts);
  const [search, setSearch] = useState('');
  const [sum, setSum] = useState('300 ₽');
  const [inn, setInn] = useState('');
  const [email, setEmail] = useState('pochta');
  const [date, setDate] = useState('2026-03-08');
  const [time, setTime] = useState('13:15');
  return (
    <Sample name="TextField, FieldRow">
      <Stack>
        <TextField
          compact
          type="search"
          inputMode="search"
          icon="search"
          label={texts.search}
          value={search}
          onInput={setSearch}
        />
        <TextField label={texts.sum} inputMode="decimal" value={sum} onInput={setSum} />
        <TextField label={texts.inn} hint={texts.organization} inputMode="numeric" value={inn} onInput={setInn} />
        <TextField label={texts.email} type="email" value={email} error={texts.emailError} onInput={setEmail} />
        <TextField label={texts.email} disabled value="pochta@mail.ru" hint={texts.emailHint} onInput={setEmail} />
        <FieldRow>
          <TextField label={texts.date} type="date" value={date} onInput={setDate} />
          <TextField label={texts.time} type="time" value={time} onInput={setTime} />
        </FieldRow>
      </Stack>
    </Sample>
  );
}

export function MoreFields() {
  const texts = useTexts(galleryTexts);
  const [phone, setPhone] = useState('+7916123');
  const [emptyPhone, setEmptyPhone] = useState('');
  const [comment, setComment] = useState('');
  const [terminal, setTerminal] = useState<'' | 'B' | 'C'>('');
  const [chosenTerminal, setChosenTerminal] = useState<'B' | 'C'>('B');
  const [code, setCode] = useState('123');
  const terminals = [
    { value: 'B', label: 'B' },
    { value: 'C', label: 'C' },
  ] as const;
  return (
    <Sample name="PhoneField, SelectField, TextArea, CodeInput">
      <Stack>
        <PhoneField value={phone} onInput={setPhone} />
        <PhoneField value={emptyPhone} onInput={setEmptyPhone} />
        <SelectField label={texts.terminal} options={terminals} value={terminal} onChange={setTerminal} />
        <SelectField label={texts.terminal} options={terminals} value={chosenTerminal} onChange={setChosenTerminal} />
        <TextArea label={texts.comment} value={comment} onInput={setComment} />
        <CodeInput label={texts.code} value={code} onInput={setCode} />
      </Stack>
    </Sample>
  );
}
