import '../src/style/index.css';
import './gallery.css';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { type Locale, LocaleProvider, resolveLocale, SegmentedPicker, useTexts } from '../src/index.js';
import { AmountBars, Bars, Buttons, Cells, Chips, Notifications, Orders, Services } from './basics.js';
import { Fields, MoreFields } from './fields.js';
import { Loading, Messages, Outcomes, Overlays, Screens } from './states.js';
import { galleryTexts } from './texts.js';

type Theme = 'system' | 'light' | 'dark';

/** The gallery's address may name `?theme=light|dark` and `?locale=en`. */
const query = new URLSearchParams(location.search);
const namedTheme = query.get('theme');
const initialTheme: Theme = namedTheme === 'light' || namedTheme === 'dark' ? namedTheme : 'system';

function Gallery() {
  const [locale, setLocale] = useState<Locale>(resolveLocale(query.get('locale')));
  const [theme, setTheme] = useState<Theme>(initialTheme);

  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <LocaleProvider locale={locale}>
      <main class="gallery">
        <Toolbar theme={theme} onTheme={setTheme} locale={locale} onLocale={setLocale} />
        <div class="gallery__grid">
          <Buttons />
          <Cells />
          <Chips />
          <Fields />
          <MoreFields />
          <Orders />
          <Notifications />
          <Services />
          <AmountBars />
          <Bars />
          <Screens />
          <Overlays />
          <Loading />
          <Messages />
          <Outcomes />
        </div>
      </main>
    </LocaleProvider>
  );
}

interface ToolbarProps {
  theme: Theme;
  onTheme: (theme: Theme) => void;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

function Toolbar({ theme, onTheme, locale, onLocale }: ToolbarProps) {
  const texts = useTexts(galleryTexts);
  return (
    <div class="gallery__toolbar">
      <SegmentedPicker
        label={texts.theme}
        options={[
          { value: 'system', label: texts.system },
          { value: 'light', label: texts.light },
          { value: 'dark', label: texts.dark },
        ]}
        value={theme}
        onChange={onTheme}
      />
      <SegmentedPicker
        label={texts.language}
        options={[
          { value: 'ru', label: 'Русский' },
          { value: 'en', label: 'English' },
        ]}
        value={locale}
        onChange={onLocale}
      />
    </div>
  );
}

const root = document.getElementById('gallery');
if (!root) throw new Error('gallery/index.html must have an element with the id "gallery"');
render(<Gallery />, root);
