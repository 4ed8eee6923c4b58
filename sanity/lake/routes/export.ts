import { Hono } from 'hono';
import { parseStored } from '../store/parseStored.ts';
import type { Access, Dataset, LakeContext, LakeEnv, SanityDocument } from '../types.ts';

/** Documents read at a time: other requests are answered in between. */
const batchSize = 50;

/**
 * GET /v{date}/data/export/{dataset}: every document that the caller may read, one line of JSON each, in the order
 * of their ids; `types=a,b` names types.
 *
 * @see https://www.sanity.io/docs/http-reference/export
 */
export const exportRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/export/:dataset', (c) => {
    const { dataset, access } = lake.open(c);
    const types = c.req.query('types')?.split(',').filter(Boolean) ?? [];
    const lines = linesOf(dataset, access, types);
    // Read before anything is answered: damage is told, where it can be.
    let batch = lines.next();
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (batch.done) return controller.close();
        controller.enqueue(new TextEncoder().encode(batch.value));
        batch = lines.next();
      },
      cancel: () => {
        lines.return(undefined);
      },
    });
    return c.body(stream, 200, { 'content-type': 'application/x-ndjson' });
  });

function* linesOf(dataset: Dataset, access: Access, types: string[]): Generator<string, void> {
  const isWanted = (document: SanityDocument): boolean =>
    (types.length === 0 || types.includes(document._type)) && access.canRead(document);
  const select = dataset.db.prepare('SELECT id, json FROM documents WHERE id > ? ORDER BY id LIMIT ?');
  for (let last = ''; ; ) {
    const rows = select.all(last, batchSize);
    const lines = rows
      .map(({ json }) => String(json))
      .filter((json) => isWanted(parseStored(json)))
      .map((json) => `${json}\n`)
      .join('');
    if (lines !== '') yield lines;
    if (rows.length < batchSize) return;
    last = String(rows.at(-1)?.id);
  }
}
