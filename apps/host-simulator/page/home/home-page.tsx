import { ErrorState, Section, SkeletonList, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import type { HostSettings, ListedMiniApp } from '../../shared/index.js';
import { readSettings } from '../shared/host-api.js';
import { DEFAULT_PRESET, modesOf, workbenchLink } from '../workbench/address.js';
import { OpenForm } from '../workbench/open-form.js';
import { modeTexts, workbenchTexts } from '../workbench/texts.js';
import './home.css';

/** The simulator's first page: links to its mini-apps in each mode, and a form for any other. */
export function HomePage() {
  const texts = useTexts(workbenchTexts);
  const locale = useLocale();
  const [settings, setSettings] = useState<HostSettings | 'failed' | null>(null);
  const load = () => {
    setSettings(null);
    readSettings().then(setSettings, () => setSettings('failed'));
  };
  useEffect(load, []);
  return (
    <main class="page">
      <h1 class="page__title">{texts.home}</h1>
      <p class="page__lead">{texts.lead}</p>
      {settings === null && <SkeletonList rows={4} of="cell" />}
      {settings === 'failed' && <ErrorState title={texts.cannotLoad} onRetry={load} />}
      {settings !== null && settings !== 'failed' && (
        <div class="home">
          <Section title={texts.miniApps}>
            <Stack>
              {settings.miniApps.map((miniApp) => (
                <MiniAppTile key={miniApp.url} {...miniApp} />
              ))}
            </Stack>
          </Section>
          <Section title={texts.title}>
            <OpenForm
              address={{ url: '', mode: 'order-web', locale, preset: DEFAULT_PRESET, lan: false }}
              miniApps={settings.miniApps}
              presets={settings.presets}
            />
          </Section>
        </div>
      )}
    </main>
  );
}

/** A mini-app, with a link for each mode that suits its kinds of orders. */
function MiniAppTile({ title, description, kinds, url }: ListedMiniApp) {
  const modes = useTexts(modeTexts);
  const locale = useLocale();
  return (
    <article class="home__tile">
      <h3 class="home__name">{title[locale]}</h3>
      <p class="home__hint">{description?.[locale] ?? url}</p>
      <ul class="home__links">
        {modesOf(kinds).map((mode) => (
          <li key={mode}>
            <a href={workbenchLink({ url, mode, locale, preset: DEFAULT_PRESET, lan: false })}>{modes[mode]}</a>
          </li>
        ))}
      </ul>
    </article>
  );
}
