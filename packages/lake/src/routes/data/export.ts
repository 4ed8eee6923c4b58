import { type Context, Hono } from 'hono';
import { placeOf } from '../../query/worker/messages.ts';
import { type Batch, exportBatch, type Position } from '../../store/database/exportDocuments.ts';
import { maxExportPauseMs } from '../../strangers/limits.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

const headers = { 'content-type': 'application/x-ndjson' };

/**
 * GET /v{date}/data/export/{dataset}: every document that the caller may read, one line of JSON each, in the order
 * of their ids; `types=a,b` names types. All are as they were when the export began, whatever is written meanwhile.
 *
 * @see https://www.sanity.io/docs/http-reference/export
 */
export const exportRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/export/:dataset', async (c): Promise<Response> => {
    const { dataset, access } = lake.open(c);
    const types = c.req.query('types')?.split(',').filter(Boolean) ?? [];
    if (access.identity.kind === 'anonymous') return exportToStranger(lake, c, dataset, types);
    const read = (position?: Position): Batch => exportBatch(dataset, access, types, position);
    // Read before anything is answered: damage is told, where it can be.
    const first = read();
    return c.body(
      streamOf(first, async (position) => read(position)),
      200,
      headers,
    );
  });

/** Each batch is read in the strangers' thread. A stranger who stops reading is cut off: others wait for the place. */
const exportToStranger = async (
  { strangers }: LakeContext,
  c: Context<LakeEnv>,
  dataset: Dataset,
  types: string[],
): Promise<Response> => {
  const visit = await strangers.enter(c.req.raw);
  const read = async (position?: Position): Promise<Batch> => {
    const { body, next } = await visit.ask({ kind: 'export', ...placeOf(dataset), types, position });
    return { lines: new TextDecoder().decode(body), next: next ?? null };
  };
  try {
    const first = await read();
    return c.body(streamOf(first, read, { end: visit.leave, maxPauseMs: maxExportPauseMs }), 200, headers);
  } catch (error) {
    visit.leave();
    throw error;
  }
};

type Ending = { end: () => void; maxPauseMs: number };

/** The lines of all batches; the next one is read when the reader has taken the last. */
const streamOf = (
  first: Batch,
  read: (position: Position) => Promise<Batch>,
  { end, maxPauseMs }: Partial<Ending> = {},
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let batch = first;
  let pause: NodeJS.Timeout | undefined;
  const finish = (): void => {
    clearTimeout(pause);
    end?.();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (maxPauseMs === undefined) return;
      pause = setTimeout(() => {
        finish();
        controller.error(new Error('The reader of an export stopped reading'));
      }, maxPauseMs).unref();
    },
    pull: async (controller) => {
      pause?.refresh();
      try {
        if (batch.lines !== '') controller.enqueue(encoder.encode(batch.lines));
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
