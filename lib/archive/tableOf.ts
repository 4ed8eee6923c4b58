import { findChartKind } from '../content/chartKinds.ts';
import { type Block, plainBlock } from '../pasting/Block.ts';

type Row = { cells?: unknown };

/**
 * A story's table needs two rows and a caption. A single row becomes a paragraph.
 *
 * @param element its table. An export of stories here says how it is drawn, and that its first row names no columns.
 */
export const tableOf = (block: Block, element?: Element): Block => {
  const rows: Row[] = Array.isArray(block.rows) ? block.rows : [];
  const chart = findChartKind(element?.getAttribute('data-chart'));
  if (rows.length > 1)
    return {
      ...block,
      ...(!block.caption && { caption: 'Table' }),
      ...(element?.hasAttribute('data-headerless') && { headerless: true }),
      ...(chart && { chart }),
    };
  const text = rows.flatMap(({ cells }) => (Array.isArray(cells) ? cells : [])).join(' · ');
  return plainBlock(text, block._key);
};
