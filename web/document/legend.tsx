/** The layers with their signs and counts; each can be hidden. */
import { shownNumber, t } from '../shell/words.ts';
import { ORDER, type State, toggle } from './state.ts';

/** A button a layer. */
export function Legend({ state }: { readonly state: State }) {
  const counts = ORDER.map((layer) => ({
    layer,
    count: state.facts.filter(({ found }) => found.layer === layer).length,
  })).filter(({ count }) => count > 0);
  return (
    <fieldset class="legend">
      <legend class="unseen">{t('document.layers')}</legend>
      {counts.map(({ layer, count }) => (
        <button
          key={layer}
          type="button"
          aria-pressed={state.shown.value.has(layer)}
          onClick={() => toggle(state, layer)}
        >
          <span class={`mark ${layer}`}>{t(`layer.${layer}`)}</span> {shownNumber(count)}
        </button>
      ))}
    </fieldset>
  );
}
