import { createClient, type SanityClient } from '@sanity/client';
import { addUser, createSession, createToken } from 'local-lake/accounts';
import { commit, type Draft, makePasswordsCheap, openTestLake, type TestLake } from 'local-lake/testing';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { changedParts } from '../../../lib/articles/changes/changedParts.ts';
import { defaultDataset, embeddedProjectId } from '../../../lib/embeddedProject.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

makePasswordsCheap();

export const paragraph = (text: string, key = text.slice(0, 12), style = 'normal') => ({
  _type: 'block',
  _key: key,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

const wholeStory = {
  _type: 'article',
  headline: 'Council cuts £19m and will close 8 schools',
  standfirst: 'The vote was close, and parents had asked for more time to find other places.',
  slug: { _type: 'slug', current: 'council-cuts' },
  section: { _type: 'reference', _ref: 'news' },
  bylines: [{ _type: 'reference', _ref: 'ann', _key: 'a' }],
  body: [
    paragraph('The council voted on Tuesday to cut £19m and close 8 schools in teh county.', 'one'),
    paragraph('“We had no choice,” said Ann Roe, who leads it.', 'two'),
  ],
  summary: 'The council will close 8 schools.',
  typeOfWork: 'news',
  language: 'en',
};

const people = {
  anna: 'editor',
  bert: 'editor',
  joan: 'journalist',
  olga: 'administrator',
  jane: 'journalist',
  vera: 'viewer',
} as const;
/** The robot is an API token with an editor's rights. */
export type CallerName = keyof typeof people | 'robot';

type Answer = { status: number; description: string; body: Record<string, unknown> };

/** A lake with sessions of two editors, a journalist and an administrator, and an API token. */
export const openNewsroom = async (configuration: typeof newsroomLake = newsroomLake) => {
  const lake = await openTestLake(configuration);
  await lake.mutate(...siteAndSection.map((document) => ({ create: document })));
  const callers = await openCallers(lake);
  return {
    ...lake,
    ...callers,
    ...actions,
    ...writersOf(lake, callers),
    getDocument: (id: string) => lake.dataset.get(id),
    /** Stores a document as a lake did that had other rules. */
    store: (document: Draft) => commit(lake.dataset, { [document._id]: document }),
  };
};

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;

const siteAndSection = [
  { _id: 'news', _type: 'section', title: 'News', slug: { _type: 'slug', current: 'news' } },
  { _id: 'ann', _type: 'person', name: 'Ann', slug: { _type: 'slug', current: 'ann' } },
  {
    _id: 'site',
    _type: 'site',
    title: 'Paper',
    language: 'en',
    timeZone: 'Europe/London',
    noBylineLine: 'By our own staff',
  },
];

const openCallers = async (lake: TestLake) => {
  const { db } = lake.lake.context.accounts;
  const sessions = new Map<string, { id: string; secret: string }>();
  for (const [name, role] of Object.entries(people)) {
    const { user } = await addUser(db, {
      email: `${name}@example.org`,
      name,
      role,
      password: `${name} writes here`,
    });
    sessions.set(name, { id: user.id, secret: createSession(db, user.id) });
  }
  const { token, secret } = createToken(db, { label: 'Wire', role: 'editor' });
  sessions.set('robot', { id: `r${token.id}`, secret });
  const sessionOf = (name: CallerName) => {
    const session = sessions.get(name);
    if (!session) throw new Error(`There is no session for ${name}.`);
    return session;
  };
  const postAs = async (name: CallerName, path: string, body: unknown): Promise<Answer> => {
    const response = await lake.fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${sessionOf(name).secret}` },
    });
    const answer = (await response.json()) as { error?: { description?: string }; message?: string };
    return {
      status: response.status,
      description: answer.error?.description ?? answer.message ?? '',
      body: answer,
    };
  };
  /** A client that sends its requests to the lake as the person would. */
  const clientOf = (name: CallerName): SanityClient =>
    createClient({
      projectId: embeddedProjectId,
      dataset: defaultDataset,
      apiVersion,
      apiHost: 'http://lake.test',
      useProjectHostname: false,
      useCdn: false,
      token: sessionOf(name).secret,
      maxRetries: 0,
      resolveFetch: () => (input, init) => lake.lake.fetch(new Request(input, init)),
    });
  return {
    clientOf,
    idOf: (name: CallerName): string => sessionOf(name).id,
    secretOf: (name: CallerName): string => sessionOf(name).secret,
    postAs,
    mutateAs: (name: CallerName, ...mutations: unknown[]) =>
      postAs(name, '/data/mutate/production', { mutations }),
    actAs: (name: CallerName, ...actions: unknown[]) => postAs(name, '/data/actions/production', { actions }),
  };
};

const pair = (id: string) => ({ draftId: `drafts.${id}`, publishedId: id });
const actions = {
  edit: (id: string, patch: unknown) => ({ actionType: 'sanity.action.document.edit', ...pair(id), patch }),
  publish: (id: string) => ({ actionType: 'sanity.action.document.publish', ...pair(id) }),
};

const must = (answer: Answer): void => {
  if (answer.status !== 200) throw new Error(answer.description);
};

const writersOf = (lake: TestLake, { idOf, mutateAs, actAs }: Awaited<ReturnType<typeof openCallers>>) => {
  const { edit, publish } = actions;
  const revisionOf = (id: string) => lake.dataset.get(id)?._rev;
  let made = 0;
  /** Publishes a story with a new address. */
  const publishStory = async (fields: Record<string, unknown> = {}): Promise<string> => {
    made += 1;
    const id = `story-${made}`;
    const slug = { _type: 'slug', current: id };
    must(await mutateAs('anna', { create: { ...wholeStory, slug, ...fields, _id: id } }));
    return id;
  };

  const affectsOf = (articleId: string): string[] => {
    const [live, draft] = [lake.dataset.get(articleId), lake.dataset.get(`drafts.${articleId}`)];
    return [...new Set(['headline', ...(live && draft ? changedParts(live, draft) : [])])];
  };

  /** A request for a correction by the journalist, with the corrected text in the story's draft. */
  const request = async (
    articleId: string,
    fields: Record<string, unknown> = {},
    change: Record<string, unknown> | null = { headline: 'Council cuts £19m and will close 9 schools' },
    by: CallerName = 'joan',
  ): Promise<string> => {
    made += 1;
    const id = `correction-${made}`;
    if (change) must(await actAs(by, edit(articleId, { set: change })));
    const correction = {
      _id: `drafts.${id}`,
      _type: 'correction',
      article: { _type: 'reference', _ref: articleId, _weak: true },
      kind: 'correction',
      severity: 'substantive',
      affects: affectsOf(articleId),
      note: 'An earlier version gave a wrong number of schools. The council will close nine.',
      status: 'drafted',
      requestedBy: idOf(by),
      requestedText: revisionOf(`drafts.${articleId}`) ?? revisionOf(articleId),
      ...fields,
    };
    must(await mutateAs(by, { create: correction }));
    return id;
  };

  /** The actions of Studio's "Approve and publish". `read` are the revisions that the approver read. */
  const approval = (
    by: CallerName,
    id: string,
    articleId: string,
    read: Record<string, unknown> = {
      approvedNote: revisionOf(`drafts.${id}`),
      approvedDraft: revisionOf(`drafts.${articleId}`),
    },
  ): unknown[] => [
    edit(id, { set: { status: 'published', approvedBy: idOf(by), ...read } }),
    ...(lake.dataset.get(`drafts.${articleId}`) ? [publish(articleId)] : []),
    publish(id),
  ];
  const approve = (by: CallerName, id: string, articleId: string, read?: Record<string, unknown>) =>
    actAs(by, ...approval(by, id, articleId, read));
  return { publishStory, request, approval, approve };
};
