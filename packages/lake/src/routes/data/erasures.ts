import { setImmediate } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireIdentity } from '../../accounts/require.ts';
import { erase, findSubjects } from '../../erasure/erase.ts';
import { eraseFromSetAside } from '../../erasure/setAside.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import { compact } from '../../store/personal/compaction.ts';
import { type Erasure, listErasures } from '../../store/personal/erasureList.ts';
import type { Dataset, PersonalDocuments } from '../../types/datasets.ts';
import type { Identity } from '../../types/identities.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { lakeLog } from '../logRequests.ts';

const maxIds = 100;

const body = z.union([
  z.strictObject({ ids: z.array(z.string().min(1).max(200)).min(1).max(maxIds) }),
  z.strictObject({ value: z.string().trim().min(3).max(1000) }),
]);

/**
 * `POST /v{date}/data/erasures/{dataset}`: erases the personal data of documents, `{"ids": […]}`, or of all that contain a
 * value, such as an address, `{"value": "…"}`: from the documents, their history, the index and the files. Nothing else
 * changes. `GET` lists all erasures, by the ids of documents.
 *
 * The response tells what was erased; `isCompact`, whether nothing is left in the database's files; and `failed`, the folders
 * of older data that could not be changed.
 *
 * @throws LakeError 403 for those whom the project's rules do not let erase, 400 for a body that names nothing.
 */
export const erasureRoutes = (lake: LakeContext): Hono<LakeEnv> => {
  const log = lakeLog(lake.options.logLevel);
  return new Hono<LakeEnv>()
    .get('/data/erasures/:dataset', (c) => {
      const { dataset } = openErasures(lake, c);
      return c.json({ erasures: listErasures(dataset).toReversed() });
    })
    .post('/data/erasures/:dataset', async (c) => {
      const { dataset, personal, identity } = openErasures(lake, c);
      const asked = await readJson(c.req.raw, body);
      const subjects =
        'ids' in asked ? asked.ids.map(personal.rule.subjectOf) : await findSubjects(personal, asked.value);
      const erasures: Erasure[] = [];
      for (const subject of subjects) {
        erasures.push(...erase(dataset, [subject], { by: identity.id, cause: 'request' }));
        await setImmediate();
      }
      const failed = eraseFromSetAside(
        dataset,
        'ids' in asked ? subjects : erasures.map(({ subject }) => subject),
      );
      if (erasures.length > 0)
        log.info(
          { documents: erasures.map(({ subject }) => subject), by: identity.id },
          'personal data were erased, because somebody asked',
        );
      const isCompact = await compact(dataset.db, lake.signal);
      return c.json({ erasures, isCompact, failed });
    });
};

const openErasures = (
  lake: LakeContext,
  c: Context<LakeEnv>,
): { dataset: Dataset; personal: PersonalDocuments; identity: Identity } => {
  const { dataset, access } = lake.open(c);
  const identity = requireIdentity(access.identity);
  const { personal } = dataset;
  if (!personal?.rule.mayErase(identity))
    throw new LakeError(403, 'You may not erase personal data here.', { type: 'forbidden' });
  return { dataset, personal, identity };
};
