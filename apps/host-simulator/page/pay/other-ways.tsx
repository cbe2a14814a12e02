import { Cell, Section, SegmentedPicker, Stack, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { DOCUMENT_DELIVERIES } from '../../shared/index.js';
import { CodeSheet } from './code-sheet.js';
import type { InvoiceModel } from './invoice-model.js';
import { payTexts } from './texts.js';

/** Other options on the payment page: delivery of documents, guaranteed payment, payment by code, declining. */
export function OtherWays({ model, payer, onDecline }: { model: InvoiceModel; payer: string; onDecline: () => void }) {
  const texts = useTexts(payTexts);
  const [coding, setCoding] = useState(false);
  return (
    <>
      <Section title={texts.documents}>
        <SegmentedPicker
          label={texts.documents}
          options={DOCUMENT_DELIVERIES.map((value) => ({ value, label: texts[value] }))}
          value={model.documentDelivery.value}
          onChange={model.chooseDelivery}
        />
      </Section>
      <Section title={texts.otherWays}>
        <Stack gap="s">
          <Cell
            icon="check"
            label={texts.guarantee}
            description={texts.guaranteeHint}
            onPress={() => void model.hold()}
          />
          <Cell icon="user" label={texts.byCode} description={texts.byCodeHint} onPress={() => setCoding(true)} />
          <Cell icon="clock" label={texts.expire} description={texts.expireHint} onPress={() => void model.expire()} />
          <Cell icon="warning" label={texts.refuse} description={texts.refuseHint} onPress={model.refuse} />
          <Cell icon="close" label={texts.decline} onPress={onDecline} />
        </Stack>
      </Section>
      {coding && <CodeSheet model={model} payer={payer} onClose={() => setCoding(false)} />}
    </>
  );
}
