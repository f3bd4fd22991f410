/** The values of a fact, to be changed. */
import { useEffect, useRef } from 'preact/hooks';
import { LABELS } from '../../src/render/labels.ts';
import { language, t } from '../shell/words.ts';
import { setValues } from './reviewing.ts';
import { goTo, type State } from './state.ts';
import { differences, valuesOf } from './verdicts.ts';

interface Props {
  readonly state: State;
}

const NAMES = [
  ...(['name', 'kind', 'decider', 'item', 'date', 'action', 'responsible', 'number'] as const),
  ...(['status', 'role', 'organisation', 'body', 'chair', 'secretary'] as const),
];
type Name = (typeof NAMES)[number];

/** The form, for the current fact. */
export function ReviewForm({ state }: Props) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => ref.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const current = state.current.value;
  const fact = current && state.factOf(current.key);
  if (!current || !fact) return null;
  const before = valuesOf(state.record.value, fact.found);
  const names = NAMES.filter((name) => name in before);
  const close = () => {
    state.editing.value = false;
    goTo(state, current.key, current.nth, 'mark');
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(ref.current ?? undefined);
    const values = names.map((name) => [name, String(given.get(name) ?? '')] as const);
    const changes = differences(before, Object.fromEntries(values));
    if (Object.keys(changes).length === 0) close();
    else void setValues(state, changes);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <form ref={ref} class="values" onSubmit={submit} onKeyDown={leave}>
      {names.map((name) => (
        <div key={name}>
          <label for={`value-${name}`}>{t(`value.${name}`)}</label>
          <Field name={name} value={before[name] ?? ''} />
        </div>
      ))}
      <span>
        <button type="submit">{t('review.save')}</button>{' '}
        <button type="button" onClick={close}>
          {t('review.cancel')}
        </button>
      </span>
    </form>
  );
}

/** What a value can be, where that is known. */
function choicesOf(name: Name): readonly (readonly [string, string])[] | null {
  const { kinds, present, partly, absent } = LABELS[language.value];
  if (name === 'kind') return Object.entries(kinds);
  return name === 'status' ? Object.entries({ present, partly, absent }) : null;
}

function Field({ name, value }: { readonly name: Name; readonly value: string }) {
  const given = { id: `value-${name}`, name, defaultValue: value };
  const choices = choicesOf(name);
  if (choices !== null) {
    return (
      <select {...given}>
        {choices.map(([one, label]) => (
          <option key={one} value={one} selected={one === value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (name === 'date') return <input {...given} type="date" />;
  return <input {...given} type="text" autocomplete="off" />;
}
