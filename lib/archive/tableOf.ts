import { type Block, plainBlock } from '../pasting/Block.ts';

type Row = { cells?: unknown };

/** A story's table needs two rows and a caption. A single row becomes a paragraph. */
export const tableOf = (block: Block): Block => {
  const rows: Row[] = Array.isArray(block.rows) ? block.rows : [];
  if (rows.length > 1) return block.caption ? block : { ...block, caption: 'Table' };
  const text = rows.flatMap(({ cells }) => (Array.isArray(cells) ? cells : [])).join(' · ');
  return plainBlock(text, block._key);
};
