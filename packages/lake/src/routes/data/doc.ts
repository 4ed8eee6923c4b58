import { Hono } from 'hono';
import { placeOf } from '../../query/worker/messages.ts';
import { findDocuments } from '../../store/findDocuments.ts';
import { maxHereCharacters } from '../../strangers/limits.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { largeAnswer } from './largeAnswer.ts';

/**
 * GET /v{date}/data/doc/{dataset}/{id,id…}: documents by id, as they are, each once, in the order asked for.
 * `excludeContent=true` leaves only the system fields; `includeAllVersions=true` adds each one's draft and versions.
 *
 * @see https://www.sanity.io/docs/http-reference/doc
 */
export const docRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', async (c): Promise<Response> => {
    const { dataset, access } = lake.open(c);
    const asked = {
      ids: c.req.param('ids'),
      includeAllVersions: c.req.query('includeAllVersions') === 'true',
      excludeContent: c.req.query('excludeContent') === 'true',
    };
    if (access.identity.kind !== 'anonymous') return c.json(findDocuments(dataset, access, asked));
    return lake.strangers.during(c.req.raw, async (visit) => {
      const isSmall = asked.ids.length <= maxHereCharacters && !asked.includeAllVersions;
      const here = isSmall ? await visit.tryHere(() => findDocuments(dataset, access, asked)) : null;
      if (here) return c.json(here);
      const { body } = await visit.ask({ kind: 'documents', ...placeOf(dataset), asked });
      return c.body(largeAnswer([body], 'strangers'), 200, { 'content-type': 'application/json' });
    });
  });
