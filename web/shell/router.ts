/** Where in the page a reader is: the address's path and query. */
import { signal } from '@preact/signals';
import { routeParams } from './paths.ts';

/** A place in the page. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

function here(): Place {
  const { pathname: path, search } = window.location;
  return { path, query: new URLSearchParams(search) };
}

/** Where the reader is now. */
export const place = signal<Place>(here());

window.addEventListener('popstate', () => {
  place.value = here();
});

/** Goes to an address of the page: '/documents/…?person=Ek'. */
export function go(address: string): void {
  window.history.pushState(null, '', address);
  place.value = here();
  window.scrollTo(0, 0);
}

/** The same place with other values of the query, '' takes one out; the way back skips it. */
export function ask(values: Readonly<Record<string, string>>): void {
  const query = new URLSearchParams(place.value.query);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  const address = place.value.path + (text === '' ? '' : `?${text}`);
  window.history.replaceState(null, '', address);
  place.value = here();
}

/** The first of the routes that fits the place, with the parts of the path that it names. */
export function routeAt<R extends { readonly path: string }>(
  routes: readonly R[],
  path: string,
): { readonly route: R; readonly params: Readonly<Record<string, string>> } | null {
  for (const route of routes) {
    const params = routeParams(route.path, path);
    if (params !== null) return { route, params };
  }
  return null;
}
