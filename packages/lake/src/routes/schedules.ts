import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireIdentity } from '../accounts/require.ts';
import { draftIdOf, isDocumentId, isDraftId, publishedIdOf, randomId } from '../documents/ids.ts';
import { LakeError } from '../errors.ts';
import { allowancesOf } from '../quotas/Allowances.ts';
import { readJson } from '../requestBody.ts';
import { checkSchedule, executeSchedule } from '../schedules/executeSchedule.ts';
import { type Schedule, scheduleStates } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

const text = z.string().max(1_000);
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const action = z.enum(['publish', 'unpublish']);
const document = z.object({
  documentId: z
    .string()
    .refine(isDocumentId, 'is not the ID of a document')
    .transform((id) => (isDraftId(id) ? publishedIdOf(id) : id)),
  documentType: text.optional(),
});
const newSchedule = z.object({
  documents: z.array(document).min(1).max(100),
  executeAt: instant,
  name: text.default(''),
  description: text.default(''),
  action: action.default('publish'),
});
const changes = z.object({
  executeAt: instant.optional(),
  name: text.optional(),
  description: text.optional(),
  action: action.optional(),
});
const listed = z.object({
  documentIds: z.string().optional(),
  state: z.enum(scheduleStates).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
});

/**
 * `/v{date}/schedules/{project}/{dataset}`: single documents that are published or unpublished later. The caller must
 * have the right to do it now, and still have it when the time comes.
 *
 * @see https://www.sanity.io/docs/http-reference/scheduling
 */
export const scheduleRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/schedules/:project/:dataset', listSchedules(lake))
    .post('/schedules/:project/:dataset', createSchedule(lake))
    .get('/schedules/:project/:dataset/:id', (c) => c.json(findSchedule(open(lake, c), c)))
    .patch('/schedules/:project/:dataset/:id', editSchedule(lake))
    .delete('/schedules/:project/:dataset/:id', deleteSchedule(lake))
    .post('/schedules/:project/:dataset/:id/publish', runSchedule(lake));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;
type Opened = { dataset: Dataset; access: Access };

/** The address names the project, not the client's configuration. */
const open = (lake: LakeContext, c: Context<LakeEnv>): Opened => {
  c.set('project', c.req.param('project') ?? '');
  const opened = lake.open(c);
  requireIdentity(opened.access.identity);
  return opened;
};

const listSchedules =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = open(lake, c);
    const asked = listed.safeParse(c.req.query());
    if (!asked.success) throw new LakeError(400, 'The parameter "state" or "limit" is not valid');
    const { documentIds, state, limit } = asked.data;
    const ids = documentIds?.split(',').map(publishedIdOf);
    const schedules = schedulesOf(dataset)
      .list()
      .filter((schedule) => state === undefined || schedule.state === state)
      .filter(({ documents }) => !ids || documents.some(({ documentId }) => ids.includes(documentId)))
      .filter((schedule) => mayRead(dataset, access, schedule));
    return c.json({ schedules: schedules.slice(0, limit), nextCursor: null });
  };

const createSchedule =
  (lake: LakeContext): Handler =>
  async (c) => {
    const { dataset, access } = open(lake, c);
    const given = await readJson(c.req.raw, newSchedule);
    const schedule: Schedule = {
      ...given,
      // Studio sends only the documents' ids, and needs their types when it lists schedules.
      documents: given.documents.map(({ documentId, documentType }) => {
        const type = documentType ?? storedDocument(dataset, documentId)?._type;
        return { documentId, ...(type !== undefined && { documentType: type }) };
      }),
      id: randomId(),
      projectId: dataset.project,
      dataset: dataset.name,
      author: access.identity.id,
      createdAt: dataset.now(),
      state: 'scheduled',
      stateReason: '',
    };
    const allowances = allowancesOf(dataset);
    allowances.require(access, { schedules: 1 });
    const saved = saveNew({ dataset, access }, schedule);
    allowances.spend(access, { schedules: 1 });
    return c.json(saved);
  };

/** The user who changes a schedule becomes its author. It runs with the author's rights. */
const editSchedule =
  (lake: LakeContext): Handler =>
  async (c) => {
    const opened = open(lake, c);
    findOpenSchedule(opened, c);
    const { executeAt, name, description, action: changedAction } = await readJson(c.req.raw, changes);
    // Again: it may have been executed or cancelled while the body arrived.
    const schedule = findOpenSchedule(opened, c);
    return c.json(
      saveNew(opened, {
        ...schedule,
        author: opened.access.identity.id,
        executeAt: executeAt ?? schedule.executeAt,
        name: name ?? schedule.name,
        description: description ?? schedule.description,
        action: changedAction ?? schedule.action,
      }),
    );
  };

const saveNew = ({ dataset, access }: Opened, schedule: Schedule): Schedule => {
  access.confirm();
  if (Date.parse(schedule.executeAt) <= Date.now())
    throw new LakeError(400, `${schedule.executeAt} is not in the future`);
  checkSchedule({ dataset, access }, schedule);
  const saved = { ...schedule, sequence: dataset.sequence() };
  schedulesOf(dataset).save(saved);
  return saved;
};

const deleteSchedule =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = open(lake, c);
    const schedule = findSchedule({ dataset, access }, c);
    const isTheirs = schedule.author === access.identity.id || access.isAdministrator;
    const mayPublish = documentsOf(dataset, schedule).some((one) =>
      access.canCreate({ ...one, _id: publishedIdOf(one._id) }),
    );
    if (!isTheirs && !mayPublish)
      throw new LakeError(403, 'You may not delete this schedule', { type: 'forbidden' });
    schedulesOf(dataset).remove(schedule.id);
    return c.json({ id: schedule.id });
  };

const runSchedule =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = open(lake, c);
    const schedule = findOpenSchedule({ dataset, access }, c);
    return c.json(executeSchedule({ dataset, access }, schedule));
  };

/** @throws LakeError 404, also if the caller may not read its documents. */
const findSchedule = ({ dataset, access }: Opened, c: Context<LakeEnv>): Schedule => {
  const schedule = schedulesOf(dataset).find(c.req.param('id') ?? '');
  if (schedule && mayRead(dataset, access, schedule)) return schedule;
  throw new LakeError(404, 'There is no such schedule', { type: 'notFound' });
};

const findOpenSchedule = (opened: Opened, c: Context<LakeEnv>): Schedule => {
  const schedule = findSchedule(opened, c);
  if (schedule.state === 'scheduled') return schedule;
  throw new LakeError(
    400,
    `The schedule has ${schedule.state === 'cancelled' ? 'been cancelled' : schedule.state}`,
  );
};

const storedDocument = (dataset: Dataset, publishedId: string): SanityDocument | null =>
  dataset.get(draftIdOf(publishedId)) ?? dataset.get(publishedId);

const documentsOf = (dataset: Dataset, { documents }: Schedule): SanityDocument[] =>
  documents.flatMap(({ documentId }) => storedDocument(dataset, documentId) ?? []);

/** A schedule of deleted documents is visible only to callers who may read everything. */
const mayRead = (dataset: Dataset, access: Access, schedule: Schedule): boolean => {
  if (access.reads === 'everything') return true;
  const documents = documentsOf(dataset, schedule);
  return documents.length === schedule.documents.length && documents.every((one) => access.canRead(one));
};
