/** Documents in a table, or below each other where there is no room for one. */
import { Link } from '../shell/link.tsx';
import { narrow } from '../shell/narrow.ts';
import { shownDate, t } from '../shell/words.ts';

/** A document as /v1/documents has it. */
export interface Item {
  readonly sha256: string;
  readonly name: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly kind: string | null;
  /** How far people have gone through it. */
  readonly review: 'none' | 'begun' | 'done';
}

interface Props {
  readonly items: readonly Item[];
}

/** The documents. */
export function List({ items }: Props) {
  return narrow.value ? <Narrow items={items} /> : <Table items={items} />;
}

/** What a document is called here: a file without a known body by its own name alone. */
function Name({ item: { sha256, name } }: { readonly item: Item }) {
  return <Link href={`/documents/${sha256}`}>{name}</Link>;
}

/** What kind of meeting it was; nothing where the document does not say. */
function kindOf({ kind }: Item): string | null {
  return kind === 'unknown' ? null : kind;
}

function Table({ items }: Props) {
  return (
    <table class="documents">
      <thead>
        <tr>
          <th scope="col">{t('documents.date')}</th>
          <th scope="col">{t('documents.body')}</th>
          <th scope="col">{t('documents.kind')}</th>
          <th scope="col">{t('documents.name')}</th>
          <th scope="col">{t('documents.review')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.sha256}>
            <td class="date">{shownDate(item.date)}</td>
            <td>{item.body}</td>
            <td>{kindOf(item)}</td>
            <td class="file">
              <Name item={item} />
            </td>
            <td class="reviewed">{t(`review.${item.review}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Narrow({ items }: Props) {
  return (
    <ul class="documents">
      {items.map((item) => {
        const { sha256, body, date, review } = item;
        const state = review === 'none' ? '' : t(`review.${review}`);
        const said = [body, kindOf(item), shownDate(date), state].filter(
          (one) => one !== null && one !== '',
        );
        return (
          <li key={sha256}>
            <Name item={item} />
            <span class="quiet">{said.join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
