import type { TableBlock } from '../../../lib/content/blocks.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

/** `isCaptionHidden`: the caption is seen elsewhere, and only names the table. */
type TableProps = { block: TableBlock; site: Site; isCaptionHidden?: boolean };

/** A table with a header column, and a header row unless its writer switched it off. */
export const Table = ({ block: { caption, hasHeader, rows }, site, isCaptionHidden = false }: TableProps) => {
  const [names, entries] = hasHeader ? [rows[0], rows.slice(1)] : [null, rows];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region with horizontal scrolling must be reachable by keyboard.
    <section className="table-scroll" aria-label={caption ?? wordsOf(site)('blocks.table')} tabIndex={0}>
      <table>
        {caption && <caption className={isCaptionHidden ? 'unseen' : undefined}>{caption}</caption>}
        {names && (
          <thead>
            <tr>
              {names.cells.map(({ key, text }) => (
                <th key={key} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {entries.map(({ key: row, cells: [name, ...cells] }) => (
            <tr key={row}>
              <th scope="row">{name?.text}</th>
              {cells.map(({ key, text }) => (
                <td key={key}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
