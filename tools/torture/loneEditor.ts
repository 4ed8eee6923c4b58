import { randomInt, randomUUID } from 'node:crypto';
import { createLake, type OpenLake } from 'local-lake';
import { addUser, createSession, createToken } from 'local-lake/accounts';
import type { SanityDocument } from 'local-lake/policy';
import { isSameValue } from '../../lib/isSameValue.ts';
import { newsroomLake } from '../testing/newsroomLake.ts';
import type { Losses } from './killedWriters.ts';

const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item;
const chance = (of: number): boolean => randomInt(of) === 0;

const paragraph = (text: string) => ({
  _type: 'block',
  _key: randomUUID().slice(0, 8),
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

const stories = ['s1', 's2', 's3'];
const reference = (id: string) => ({ _type: 'reference', _ref: id, _weak: true });

const storyOf = (id: string) => ({
  _id: id,
  _type: 'article',
  headline: `The Council of ${id} closes 8 schools`,
  standfirst: 'Parents had asked for more time.',
  slug: { _type: 'slug', current: id },
  section: { _type: 'reference', _ref: 'news' },
  noByline: true,
  typeOfWork: 'news',
  language: 'en',
  body: [paragraph('Ann Roe said on 3 May: “We had no choice.”'), paragraph('It saves £19m in 4 years.')],
  summary: 'Ann Roe closes 8 schools.',
});

/** What no editor alone may take from readers, told apart from the rules that hold it. */
const seen = (story: SanityDocument | null): string => {
  const { headline, standfirst, summary, body } = (story ?? {}) as Record<string, unknown>;
  const texts = (Array.isArray(body) ? body : []).map((block) => JSON.stringify(block?.children?.[0]?.text));
  const first = texts.filter((text) => /Roe|19m/.test(text));
  return JSON.stringify([story?._type, headline, standfirst, summary, first]);
};

const dates = ({ firstPublishedAt, retractedAt }: Record<string, unknown>): string =>
  JSON.stringify([firstPublishedAt, retractedAt]);

/**
 * One editor, with an editor's rights, an API token and nobody's help, tries by random requests of every kind to change
 * what readers saw: texts of live stories, their dates, published notes, a retraction.
 */
export const torment = async (place: string, isOver: (attempts: number) => boolean): Promise<Losses> => {
  const lake = await createLake({ data: place, ...newsroomLake });
  try {
    return await attack(lake, isOver);
  } finally {
    await lake.close();
  }
};

const attack = async (lake: OpenLake, isOver: (attempts: number) => boolean): Promise<Losses> => {
  const { db } = lake.context.accounts;
  const caller = (id: string, secret: string) => {
    const post = async (path: string, body: unknown): Promise<number> => {
      const url = `http://lake.test/v2025-02-19${path}`;
      const headers = { authorization: `Bearer ${secret}` };
      const response = await lake.fetch(
        new Request(url, { method: 'POST', body: JSON.stringify(body), headers }),
      );
      await response.body?.cancel();
      return response.status;
    };
    return { id, post };
  };
  const editor = async (name: string) => {
    const { user } = await addUser(db, { email: `${name}@example.org`, role: 'editor' });
    return caller(user.id, createSession(db, user.id));
  };
  const [eve, ada, bob] = [await editor('eve'), await editor('ada'), await editor('bob')];
  const { token, secret } = createToken(db, { label: 'Of Eve', role: 'editor' });
  const hands = [eve, caller(`r${token.id}`, secret)];
  const dataset = lake.context.datasets.find('copydesk', 'production');
  if (!dataset) throw new Error('A new lake has its dataset.');
  const mutate = (who: typeof eve, ...mutations: unknown[]) =>
    who.post('/data/mutate/production', { mutations });
  const act = (who: typeof eve, ...actions: unknown[]) => who.post('/data/actions/production', { actions });

  await mutate(
    ada,
    { create: { _id: 'news', _type: 'section', title: 'News', slug: { _type: 'slug', current: 'news' } } },
    ...stories.map((id) => ({ create: storyOf(id) })),
  );
  const request = (id: string, articleId: string, kind: string, by: typeof eve) => ({
    _id: `drafts.${id}`,
    _type: 'correction',
    article: reference(articleId),
    kind,
    severity: 'serious',
    affects: ['body'],
    note: 'This story relied on a source that turned out to be invented.',
    status: 'drafted',
    requestedBy: by.id,
  });
  // A retraction that two made, and requests of another's that wait for somebody.
  await mutate(ada, { create: request('gone', 's1', 'retraction', ada) });
  const retracted = await act(
    bob,
    {
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.gone',
      publishedId: 'gone',
      patch: { set: { approvedBy: bob.id, approvedNote: dataset.get('drafts.gone')?._rev } },
    },
    { actionType: 'sanity.action.document.publish', draftId: 'drafts.gone', publishedId: 'gone' },
  );
  if (retracted !== 200) throw new Error(`Two people could not retract a story (${retracted}).`);

  const before = new Map(stories.map((id) => [id, dataset.get(id)]));
  const noteNow = (): unknown => ({ ...dataset.get('gone'), _rev: null, _updatedAt: null });
  const note = noteNow();
  const tried = { attempts: 0, refused: 0 };
  const lost: string[] = [];
  const check = (attempt: unknown): void => {
    for (const [id, was] of before) {
      const now = dataset.get(id);
      if (seen(now) !== seen(was)) lost.push(`${id} was rewritten by ${JSON.stringify(attempt)}`);
      else if (now && was && dates(now) !== dates(was))
        lost.push(`the dates of ${id} were moved by ${JSON.stringify(attempt)}`);
    }
    if (!isSameValue(noteNow(), note)) lost.push(`a note was changed by ${JSON.stringify(attempt)}`);
  };

  while (!isOver(tried.attempts) && lost.length < 5) {
    const attempt = randomAttempt(pick(hands).id, dataset.get);
    const status = await pick(hands).post(attempt.path, attempt.body);
    tried.attempts += 1;
    if (status >= 400) tried.refused += 1;
    check(attempt);
  }
  return { tried, lost };
};

const now = (): string => new Date(Date.now() + pick([-86_400_000, 0, 0, 60_000])).toISOString();

type Get = (id: string) => SanityDocument | null;
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

const randomAttempt = (eve: string, get: Get): Attempt =>
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
