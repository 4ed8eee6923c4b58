import { type Context, Hono } from 'hono';
import { maxExportIdleMs } from '../../anonymous/limits.ts';
import { locationOf } from '../../query/worker/messages.ts';
import type { Position } from '../../store/database/exportDocuments.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { readInThread } from './readInThread.ts';

const headers = { 'content-type': 'application/x-ndjson' };

/**
 * GET /v{date}/data/export/{dataset}: every document that the caller may read, one line of JSON each, in the order
 * of their ids; `types=a,b` filters by type. The export is a snapshot of the moment when it began.
 *
 * @see https://www.sanity.io/docs/http-reference/export
 */
export const exportRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/export/:dataset', async (c): Promise<Response> => {
    const opened = lake.open(c);
    const { dataset, access } = opened;
    const types = c.req.query('types')?.split(',').filter(Boolean) ?? [];
    if (access.identity.kind === 'anonymous') return exportToAnonymous(lake, c, dataset, types);
    const { signal } = c.req.raw;
    const read = (position?: Position): Promise<Batch> =>
      readInThread(lake, opened, { kind: 'export', types, position }, signal);
    // Read before the response starts, so that an error can still set its status.
    return c.body(streamOf(await read(), read), 200, headers);
  });

/** Lines of JSON, and where the export continues; null at its end. */
type Batch = { body: Uint8Array; next: Position | null };

/** Each batch is read in the anonymous clients' thread. A client that stops reading is disconnected: others wait for the slot. */
const exportToAnonymous = async (
  { anonymousClients }: LakeContext,
  c: Context<LakeEnv>,
  dataset: Dataset,
  types: string[],
): Promise<Response> => {
  const slot = await anonymousClients.slots.acquire(c.req.raw);
  const read = async (position?: Position): Promise<Batch> => {
    const { body, next } = await slot.run({ kind: 'export', ...locationOf(dataset), types, position });
    return { body, next: next ?? null };
  };
  try {
    const first = await read();
    return c.body(
      streamOf(first, read, { end: () => slot.release(), maxIdleMs: maxExportIdleMs }),
      200,
      headers,
    );
  } catch (error) {
    slot.release();
    throw error;
  }
};

type Ending = { end: () => void; maxIdleMs: number };

/** The lines of all batches. A batch is read when the client has read the one before. */
const streamOf = (
  first: Batch,
  read: (position: Position) => Promise<Batch>,
  { end, maxIdleMs }: Partial<Ending> = {},
): ReadableStream<Uint8Array> => {
  let batch = first;
  let idleTimer: NodeJS.Timeout | undefined;
  const finish = (): void => {
    clearTimeout(idleTimer);
    end?.();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (maxIdleMs === undefined) return;
      idleTimer = setTimeout(() => {
        finish();
        controller.error(new Error('The client stopped reading the export'));
      }, maxIdleMs).unref();
    },
    pull: async (controller) => {
      idleTimer?.refresh();
      try {
        if (batch.body.byteLength > 0) controller.enqueue(batch.body);
        if (batch.next !== null) {
          batch = await read(batch.next);
          return;
        }
        finish();
        controller.close();
      } catch (error) {
        finish();
        throw error;
      }
    },
    cancel: finish,
  });
};
