import { randomInt, randomUUID } from 'node:crypto';
import type { SanityDocument } from 'local-lake/policy';
import { paragraph } from '../../testing/changeStory.ts';

export const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item;
const chance = (of: number): boolean => randomInt(of) === 0;

export const stories = ['s1', 's2', 's3'];
export const reference = (id: string) => ({ _type: 'reference', _ref: id, _weak: true });

const now = (): string => new Date(Date.now() + pick([-86_400_000, 0, 0, 60_000])).toISOString();

export type Get = (id: string) => SanityDocument | null;
type Attempt = { path: string; body: unknown };

const field = (eve: string): Record<string, unknown> =>
  pick<Record<string, unknown>>([
    { headline: 'All schools stay open' },
    { body: [] },
    { body: [paragraph('Ann Roe said nothing of the kind.')] },
    { 'body[0].children[0].text': 'Bob Poe said on 4 May: “We had a choice.”' },
    { standfirst: 'Parents had asked for less time.' },
    { summary: '' },
    { firstPublishedAt: now() },
    { retractedAt: now() },
    { modifiedAt: now() },
    { withdrawal: { requestedBy: pick([eve, 'somebody']) } },
    { scheduledFor: now() },
    { status: pick(['published', 'superseded', 'drafted']) },
    { kind: pick(['typo', 'update', 'correction']) },
    { approvedBy: eve },
    { requestedBy: pick([eve, 'somebody']) },
    { _createdAt: now() },
    { alone: true },
    { addition: true },
    { slug: { _type: 'slug', current: pick([...stories, 'elsewhere']) } },
  ]);

const anyId = (): string => pick([...stories, 'gone', 'mine', 'site', '_.releases.r']);
const anyVersion = (): string => `${pick(['', '', 'drafts.', 'versions.r.'])}${anyId()}`;

const correctionBy = (eve: string, get: Get) => ({
  _type: 'correction',
  article: reference(pick(stories)),
  kind: pick(['typo', 'update', 'correction', 'retraction', 'editors-note']),
  severity: 'minor',
  affects: ['body'],
  note: 'The story was read again, and some of its words were put right.',
  status: pick(['drafted', 'published']),
  requestedBy: pick([eve, 'somebody']),
  ...(chance(2) ? { approvedBy: eve, approvedNote: get('drafts.mine')?._rev } : {}),
  ...(chance(3) ? { supersedes: reference('gone') } : {}),
});

const anyMutation = (eve: string, get: Get): unknown => {
  const id = anyVersion();
  const { _rev, ...current } = get(id) ?? get(pick(stories)) ?? { _rev: '' };
  return pick<() => unknown>([
    () => ({ patch: { id, set: field(eve) } }),
    () => ({
      patch: {
        id,
        unset: [pick(['body', 'retractedAt', 'firstPublishedAt', 'summary', 'fourEyes', 'slug'])],
      },
    }),
    () => ({ patch: { query: '*[_type == "article"]', set: field(eve) } }),
    () => ({ createOrReplace: { ...current, ...field(eve), _id: id } }),
    () => ({ createOrReplace: { _id: id, _type: pick(['note', 'article', 'correction']) } }),
    () => ({ delete: { id } }),
    () => ({ create: { ...correctionBy(eve, get), _id: `${pick(['', 'drafts.'])}${randomUUID()}` } }),
    () => ({ createOrReplace: { ...correctionBy(eve, get), _id: 'drafts.mine' } }),
    () => ({
      createOrReplace: {
        _id: 'site',
        _type: 'site',
        title: 'Paper',
        noBylineLine: 'Staff',
        fourEyes: { off: true },
      },
    }),
  ])();
};

const anyAction = (eve: string, get: Get): unknown => {
  const publishedId = anyId();
  const pair = { publishedId, draftId: `drafts.${publishedId}` };
  const document = (name: string, more = {}) => ({ actionType: `sanity.action.document.${name}`, ...more });
  const release = (name: string, more = {}) => ({
    actionType: `sanity.action.release.${name}`,
    releaseId: 'r',
    ...more,
  });
  return pick<() => unknown>([
    () => document('edit', { ...pair, patch: { set: field(eve) } }),
    () => document('publish', pair),
    () => document('unpublish', pair),
    () => document('discard', { draftId: pair.draftId }),
    () => document('delete', { publishedId, includeDrafts: [pair.draftId] }),
    () => document('replaceDraft', { publishedId, attributes: { ...get(publishedId), ...field(eve) } }),
    () =>
      document('version.create', {
        publishedId,
        baseId: publishedId,
        versionId: `versions.r.${publishedId}`,
      }),
    () => document('version.unpublish', { publishedId, versionId: `versions.r.${publishedId}` }),
    () => release('create', { metadata: {} }),
    () => release('publish'),
    () => release('schedule', { publishAt: now() }),
    () => release('unschedule'),
    () => release('archive'),
    () => release('delete'),
  ])();
};

const many = (make: () => unknown): unknown[] => Array.from({ length: 1 + randomInt(4) }, make);

/** A request of the editor, valid or not. @param get returns a document as it is now. */
export const randomAttempt = (eve: string, get: Get): Attempt =>
  pick<() => Attempt>([
    () => ({ path: '/data/mutate/production', body: { mutations: many(() => anyMutation(eve, get)) } }),
    () => ({ path: '/data/mutate/production', body: { mutations: many(() => anyMutation(eve, get)) } }),
    () => ({ path: '/data/actions/production', body: { actions: many(() => anyAction(eve, get)) } }),
    () => ({ path: '/data/actions/production', body: { actions: many(() => anyAction(eve, get)) } }),
    () => ({
      path: '/schedules/copydesk/production',
      body: {
        documents: [{ documentId: pick(stories) }],
        executeAt: new Date(Date.now() + 50).toISOString(),
        action: pick(['publish', 'unpublish']),
      },
    }),
  ])();
