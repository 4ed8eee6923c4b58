import { addUser, createSession, createToken } from 'local-lake/accounts';
import { openTestLake } from 'local-lake/testing';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

/** Accounts with passwords take their time to make, on purpose. */
jest.setTimeout(120_000);

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
} as const;
/** The robot is an API token with an editor's rights. */
export type CallerName = keyof typeof people | 'robot';

type Answer = { status: number; description: string; body: Record<string, unknown> };

/** A newsroom's lake with two editors, a journalist and an administrator, each by a session of their own, and a robot. */
export const openNewsroom = async () => {
  const lake = await openTestLake(newsroomLake);
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
    if (!session) throw new Error(`Nobody is called ${name}`);
    return session;
  };
  const idOf = (name: CallerName): string => sessionOf(name).id;
  const post = async (name: CallerName, path: string, body: unknown): Promise<Answer> => {
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
  const mutate = (name: CallerName, ...mutations: unknown[]) =>
    post(name, '/data/mutate/production', { mutations });
  const act = (name: CallerName, ...actions: unknown[]) =>
    post(name, '/data/actions/production', { actions });
  const get = (id: string) => lake.dataset.get(id);
  const pair = (id: string) => ({ draftId: `drafts.${id}`, publishedId: id });
  const edit = (id: string, patch: unknown) => ({
    actionType: 'sanity.action.document.edit',
    ...pair(id),
    patch,
  });
  const publish = (id: string) => ({ actionType: 'sanity.action.document.publish', ...pair(id) });

  let made = 0;
  /** A story that readers have. Each has an address of its own. */
  const publishStory = async (fields: Record<string, unknown> = {}): Promise<string> => {
    made += 1;
    const id = `story-${made}`;
    const slug = { _type: 'slug', current: `story-${made}` };
    const answer = await mutate('anna', { create: { ...wholeStory, slug, ...fields, _id: id } });
    if (answer.status !== 200) throw new Error(answer.description);
    return id;
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
    if (change) {
      const edited = await act(by, edit(articleId, { set: change }));
      if (edited.status !== 200) throw new Error(edited.description);
    }
    const answer = await mutate(by, {
      create: {
        _id: `drafts.${id}`,
        _type: 'correction',
        article: { _type: 'reference', _ref: articleId, _weak: true },
        kind: 'correction',
        severity: 'substantive',
        affects: ['headline'],
        note: 'An earlier version gave a wrong number of schools. The council will close nine.',
        status: 'drafted',
        requestedBy: idOf(by),
        ...fields,
      },
    });
    if (answer.status !== 200) throw new Error(answer.description);
    return id;
  };

  /** What Studio's "Approve and publish" sends; `read` are the revisions that the approver saw. */
  const approval = (
    by: CallerName,
    id: string,
    articleId: string,
    read: Record<string, unknown> = {
      approvedNote: get(`drafts.${id}`)?._rev,
      approvedDraft: get(`drafts.${articleId}`)?._rev,
    },
  ): unknown[] => [
    edit(id, { set: { status: 'published', approvedBy: idOf(by), ...read } }),
    ...(get(`drafts.${articleId}`) ? [publish(articleId)] : []),
    publish(id),
  ];
  const approve = (by: CallerName, id: string, articleId: string, read?: Record<string, unknown>) =>
    act(by, ...approval(by, id, articleId, read));

  await lake.mutate(
    { create: { _id: 'news', _type: 'section', title: 'News', slug: { _type: 'slug', current: 'news' } } },
    { create: { _id: 'ann', _type: 'person', name: 'Ann', slug: { _type: 'slug', current: 'ann' } } },
    {
      create: {
        _id: 'site',
        _type: 'site',
        title: 'Paper',
        language: 'en',
        timeZone: 'Europe/London',
        noBylineLine: 'By our own staff',
      },
    },
  );
  return {
    ...lake,
    idOf,
    secretOf: (name: CallerName): string => sessionOf(name).secret,
    postAs: post,
    mutateAs: mutate,
    actAs: act,
    getDocument: get,
    edit,
    publish,
    publishStory,
    request,
    approval,
    approve,
  };
};

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;
