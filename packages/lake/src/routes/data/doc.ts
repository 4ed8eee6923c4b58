import { Hono } from 'hono';
import { maxMainThreadCharacters } from '../../anonymous/limits.ts';
import { locationOf } from '../../query/worker/messages.ts';
import { findDocuments, isSmallRead } from '../../store/findDocuments.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { largeAnswer } from './largeAnswer.ts';
import { answerInThread } from './readInThread.ts';

/**
 * GET /v{date}/data/doc/{dataset}/{id,id…}: documents by id, each once, in the order of the request.
 * `excludeContent=true` leaves only the system fields; `includeAllVersions=true` adds each one's draft and versions.
 *
 * @see https://www.sanity.io/docs/http-reference/doc
 */
export const docRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', async (c): Promise<Response> => {
    const opened = lake.open(c);
    const { dataset, access } = opened;
    const asked = {
      ids: c.req.param('ids'),
      includeAllVersions: c.req.query('includeAllVersions') === 'true',
      excludeContent: c.req.query('excludeContent') === 'true',
    };
    if (access.identity.kind !== 'anonymous')
      return isSmallRead(dataset, asked)
        ? c.json(findDocuments(dataset, access, asked))
        : answerInThread(lake, c, opened, { kind: 'documents', asked });
    return lake.anonymousClients.slots.withSlot(c.req.raw, async (slot) => {
      const isSmall = asked.ids.length <= maxMainThreadCharacters && !asked.includeAllVersions;
      const here = isSmall ? await slot.tryOnMainThread(() => findDocuments(dataset, access, asked)) : null;
      if (here) return c.json(here);
      const { body } = await slot.run({ kind: 'documents', ...locationOf(dataset), asked });
      return c.body(largeAnswer([body], 'anonymous'), 200, { 'content-type': 'application/json' });
    });
  });
