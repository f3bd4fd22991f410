/** The page: starts where the browser loads it. */
import { render } from 'preact';
import { App } from './shell/app.tsx';

document.querySelector('noscript')?.remove();
render(<App />, document.body);
