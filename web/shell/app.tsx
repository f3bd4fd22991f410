/** The frame around every view: navigation, language, what is said aloud. */
import { useEffect, useRef } from 'preact/hooks';
import { ROUTES } from '../routes.ts';
import { giveToken, tokenWanted } from './api.ts';
import { Link } from './link.tsx';
import { place, routeAt } from './router.ts';
import { said, useTitle } from './said.ts';
import { choose, LANGUAGES, language, t } from './words.ts';

const NAMES = { sv: 'Svenska', en: 'English' } as const;

function Navigation({ path }: { readonly path: string }) {
  const links = ROUTES.flatMap(({ path: href, word }) => (word === null ? [] : [{ href, word }]));
  return (
    <nav aria-label={t('nav.label')}>
      <ul>
        {links.map(({ href, word }) => (
          <li key={href}>
            <Link href={href} aria-current={href === path ? 'page' : undefined}>
              {t(word)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Languages() {
  return (
    <fieldset class="languages">
      <legend class="unseen">{t('nav.language')}</legend>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={language.value === one}
          onClick={() => choose(one)}
        >
          {NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
}

function TokenForm() {
  const field = useRef<HTMLInputElement>(null);
  const give = (event: Event) => {
    event.preventDefault();
    giveToken(field.current?.value.trim() ?? '');
  };
  return (
    <form onSubmit={give} class="token">
      <h1>{t('token.title')}</h1>
      <label for="token">{t('token.label')}</label>
      <input id="token" ref={field} type="password" autocomplete="off" required />
      <button type="submit">{t('token.give')}</button>
    </form>
  );
}

function Nowhere() {
  useTitle(t('shell.nowhere'));
  return <h1>{t('shell.nowhere')}</h1>;
}

/** The whole page. */
export function App() {
  const { path } = place.value;
  const found = routeAt(ROUTES, path);
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  const View = found?.route.view ?? Nowhere;
  return (
    <>
      <a class="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header class="top">
        <Link href="/" class="brand">
          Klubbslag
        </Link>
        <Navigation path={path} />
        <Languages />
      </header>
      <main id="main" tabIndex={-1}>
        {tokenWanted.value ? <TokenForm /> : <View key={path} params={found?.params ?? {}} />}
      </main>
      <div class="unseen" role="status" aria-live="polite">
        {said.value}
      </div>
    </>
  );
}
