import { Hono } from 'hono';
import { findAtSequence } from '../history/revisions.ts';
import { parseStored } from '../store/parseStored.ts';
import type { Access, Dataset, LakeContext, LakeEnv, SanityDocument } from '../types.ts';

/** Documents read at a time: other requests are answered in between. */
const batchSize = 50;

/**
 * GET /v{date}/data/export/{dataset}: every document that the caller may read, one line of JSON each, in the order
 * of their ids; `types=a,b` names types. All are as they were when the export began, whatever is written meanwhile.
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
  const asOf = dataset.sequence();
  for (let last: string | null = ''; last !== null; ) {
    const batch = readBatch(dataset, asOf, last);
    const lines = batch.documents
      .filter((json) => isWanted(parseStored(json)))
      .map((json) => `${json}\n`)
      .join('');
    if (lines !== '') yield lines;
    last = batch.last;
  }
}

type Batch = { documents: string[]; last: string | null };

/** Documents after an id, as JSON; those that have changed since as they were then; `last` is null at the end. */
const readBatch = (dataset: Dataset, asOf: number, after: string): Batch => {
  const rows = dataset.db
    .prepare('SELECT id, json FROM documents WHERE id > ? ORDER BY id LIMIT ?')
    .all(after, batchSize);
  const last = rows.length < batchSize ? null : String(rows.at(-1)?.id);
  const found = new Map(rows.map(({ id, json }) => [String(id), String(json)]));
  if (dataset.sequence() > asOf) {
    for (const id of changedSince(dataset, asOf, after, last)) {
      const document = findAtSequence(dataset, id, asOf);
      if (document) found.set(id, JSON.stringify(document));
      else found.delete(id);
    }
  }
  return { documents: [...found.keys()].sort().flatMap((id) => found.get(id) ?? []), last };
};

const changedSince = ({ db }: Dataset, asOf: number, after: string, last: string | null): string[] =>
  db
    .prepare('SELECT DISTINCT id FROM changes WHERE sequence > ?1 AND id > ?2 AND (?3 IS NULL OR id <= ?3)')
    .all(asOf, after, last)
    .map(({ id }) => String(id));
