import { Button, LocaleProvider, resolveLocale, Toast, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import { StationList } from './station-list.js';
import { StationPumps } from './station-pumps.js';
import { forecourtTexts } from './texts.js';
import { NoticeContext } from './use-command.js';

const ROOT = '/forecourt';
const LOCALE_KEY = 'forecourt-locale';

/** The station id in the address; null for the list. */
function readStationId(): string | null {
  const [, , id] = location.pathname.split('/');
  return id ? decodeURIComponent(id) : null;
}

/** The page of the simulated forecourt (docs/gas-station.md, The forecourt). */
export function ForecourtApp() {
  const [locale, setLocale] = useState(() => resolveLocale(localStorage.getItem(LOCALE_KEY) ?? navigator.language));
  const [notice, setNotice] = useState('');
  useEffect(() => localStorage.setItem(LOCALE_KEY, locale), [locale]);
  return (
    <LocaleProvider locale={locale}>
      <NoticeContext.Provider value={setNotice}>
        <div class="fc">
          <Header onLanguage={() => setLocale(locale === 'ru' ? 'en' : 'ru')} />
          <Content />
        </div>
        <Toast message={notice} icon="warning" onDismiss={() => setNotice('')} />
      </NoticeContext.Provider>
    </LocaleProvider>
  );
}

function Header({ onLanguage }: { onLanguage: () => void }) {
  const text = useTexts(forecourtTexts);
  const locale = useLocale();
  useEffect(() => {
    document.title = text.title;
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <header class="fc-header">
      <h1 class="fc-header__title">{text.title}</h1>
      <Button variant="ghost" size="medium" onPress={onLanguage}>
        {text.language}
      </Button>
    </header>
  );
}

function Content() {
  const [stationId, setStationId] = useState(readStationId);
  useEffect(() => {
    const read = () => setStationId(readStationId());
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  function open(id: string | null) {
    history.pushState(null, '', id === null ? ROOT : `${ROOT}/${encodeURIComponent(id)}`);
    setStationId(id);
    scrollTo(0, 0);
  }
  return (
    <main class="fc-content">
      {stationId === null ? (
        <StationList onOpen={open} />
      ) : (
        <StationPumps key={stationId} id={stationId} onBack={() => open(null)} />
      )}
    </main>
  );
}
