/** The review: what can be said of the current fact, by keys or by these buttons. */
import { useEffect } from 'preact/hooks';
import { useLoaded } from '../shell/loaded.tsx';
import { shownNumber, t } from '../shell/words.ts';
import { ReviewForm } from './review-form.tsx';
import {
  correctionsPath,
  edit,
  judge,
  letters,
  setLetters,
  setReviewed,
  setWho,
  toNext,
  undo,
  who,
} from './reviewing.ts';
import { ORDER, type State } from './state.ts';
import { doubtful, type Kept, reviewedBy } from './verdicts.ts';

interface Props {
  readonly state: State;
}

/** The bar, while somebody reviews. */
export function Review({ state }: Props) {
  const { value } = useLoaded<{ readonly items: readonly Kept[] }>(correctionsPath(state));
  useEffect(() => {
    if (value !== null) state.kept.value = value.items;
  }, [state, value]);
  const left = doubtful(state.marks.value).length;
  return (
    <section class="review" aria-label={t('review.label')}>
      <Commands state={state} />
      <p class="quiet">{t('review.left', { count: left })}</p>
      {state.refused.value === '' ? null : (
        <p role="alert" class="trouble">
          {state.refused.value}
        </p>
      )}
      {state.editing.value ? <ReviewForm key={state.current.value?.key} state={state} /> : null}
      {state.help.value ? <Help /> : null}
      <Layers state={state} />
    </section>
  );
}

function Commands({ state }: Props) {
  const { help } = state;
  const none = state.current.value === null;
  return (
    <div class="commands">
      <label>
        {t('review.who')}{' '}
        <input
          id="review-who"
          value={who.value}
          maxLength={200}
          autocomplete="name"
          onInput={({ currentTarget }) => setWho(currentTarget.value)}
        />
      </label>
      <button type="button" aria-keyshortcuts="N" onClick={() => toNext(state)}>
        {t('review.next')} <kbd>N</kbd>
      </button>
      <button
        type="button"
        aria-keyshortcuts="A"
        disabled={none}
        onClick={() => void judge(state, 'accept')}
      >
        {t('review.accept')} <kbd>A</kbd>
      </button>
      <button
        type="button"
        aria-keyshortcuts="R"
        disabled={none}
        onClick={() => void judge(state, 'reject')}
      >
        {t('review.reject')} <kbd>R</kbd>
      </button>
      <button type="button" aria-keyshortcuts="E" disabled={none} onClick={() => edit(state)}>
        {t('review.change')} <kbd>E</kbd>
      </button>
      <button type="button" aria-keyshortcuts="Z" onClick={() => void undo(state)}>
        {t('review.undo')} <kbd>Z</kbd>
      </button>
      <button
        type="button"
        aria-expanded={help.value}
        onClick={() => {
          help.value = !help.value;
        }}
      >
        {t('review.keys')} <kbd>?</kbd>
      </button>
    </div>
  );
}

/** The keys, each with what it does, as the words have them: 'N – the next doubtful one'. */
function Help() {
  return (
    <div class="help">
      <dl>
        <dt>J K ↑ ↓ ← →</dt>
        <dd>{t('help.step')}</dd>
        <dt>N</dt>
        <dd>{t('help.next')}</dd>
        <dt>A, R</dt>
        <dd>{t('help.judge')}</dd>
        <dt>E</dt>
        <dd>{t('help.change')}</dd>
        <dt>Shift + ← →</dt>
        <dd>{t('help.end')}</dd>
        <dt>Shift + ↑ ↓</dt>
        <dd>{t('help.start')}</dd>
        <dt>Alt + Shift</dt>
        <dd>{t('help.sign')}</dd>
        <dt>1–9</dt>
        <dd>
          {t('help.add')}{' '}
          {ORDER.slice(0, -1)
            .map((layer, i) => `${i + 1} ${t(`facts.${layer}`)}`)
            .join(', ')}
        </dd>
        <dt>Z</dt>
        <dd>{t('help.undo')}</dd>
      </dl>
      <label>
        <input
          type="checkbox"
          checked={letters.value}
          onChange={({ currentTarget }) => setLetters(currentTarget.checked)}
        />{' '}
        {t('help.letters')}
      </label>
    </div>
  );
}

/** Which layers were gone through whole: then nothing is missing from them. */
function Layers({ state }: Props) {
  const kept = state.kept.value;
  const done = ORDER.filter((layer) => reviewedBy(kept, layer)).length;
  return (
    <details>
      <summary>
        {t('review.layers')} {shownNumber(done)}/{shownNumber(ORDER.length)}
      </summary>
      <fieldset class="legend">
        <legend class="quiet">{t('review.layers-hint')}</legend>
        {ORDER.map((layer) => (
          <button
            key={layer}
            type="button"
            aria-pressed={reviewedBy(kept, layer) !== undefined}
            onClick={() => void setReviewed(state, layer)}
          >
            {t(`facts.${layer}`)}
          </button>
        ))}
      </fieldset>
    </details>
  );
}
