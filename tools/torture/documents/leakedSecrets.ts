import { randomInt, randomUUID } from 'node:crypto';
import { createLake } from 'local-lake';
import { addUser, createSession } from 'local-lake/accounts';
import { soundStory } from '../../../__tests__/fixtures/malformedStories.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { newsroomLake } from '../../testing/newsroomLake.ts';
import type { Losses } from '../crashes/killedWriters.ts';

const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item;

/** A private channel or embargo in a form that no rule expects. */
const secretIn = (secret: string): Record<string, unknown> => {
  const isPublic = pick([undefined, false, null, 'true', 'false', 0, 1, [], [true], {}, { value: true }]);
  const channel = { _type: pick(['channel', undefined, 'phone']), kind: 'phone', value: secret, isPublic };
  const embargo = pick([
    1,
    Date.now() + 1e9,
    'tomorrow',
    '',
    true,
    false,
    ['2020-01-01T00:00:00Z'],
    {},
    '2020-01-01',
  ]);
  return pick<() => Record<string, unknown>>([
    () => ({ [pick(['channels', 'secureChannels', 'reach', 'x'])]: wrapped(channel) }),
    () => ({
      channels: [
        { _type: 'channel', kind: 'email', value: 'desk@example.org', isPublic: true },
        wrapped(channel),
      ],
    }),
    () => ({ ...soundStory(randomUUID()), headline: secret, embargoedUntil: embargo }),
    () => ({ _type: pick(['privateContact', 'correctionRecord', 'pictureRecord']), note: secret }),
  ])();
};

/** A document that could be published without the secret. */
const validDocument = (id: string): Record<string, unknown> =>
  pick([
    { _type: 'person', name: 'Ann', slug: { _type: 'slug', current: id } },
    { ...soundStory(id), section: { _type: 'reference', _ref: 'news', _weak: true } },
  ]);

const wrapped = (value: unknown): unknown =>
  randomInt(3) === 0
    ? pick([
        (inner: unknown) => [inner],
        (inner: unknown) => ({ phone: inner }),
        (inner: unknown) => ({ channels: inner }),
        (inner: unknown) => [[inner]],
      ])(wrapped(value))
    : value;

/** Publishes documents that contain private data in unexpected forms. It is a loss if an anonymous client can read it. */
export const publishSecrets = async (
  place: string,
  isOver: (attempts: number) => boolean,
): Promise<Losses> => {
  const lake = await createLake({ data: place, ...newsroomLake });
  const { db } = lake.context.accounts;
  const { user } = await addUser(db, { email: 'eve@example.org', role: 'editor' });
  const authorization = `Bearer ${createSession(db, user.id)}`;
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    lake.fetch(new Request(`http://lake.test/v${apiVersion}${path}`, init));
  const post = async (path: string, body: unknown): Promise<number> => {
    const answer = await call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization },
    });
    await answer.body?.cancel();
    return answer.status;
  };
  const tried = { attempts: 0, rejected: 0, published: 0 };
  const lost: string[] = [];
  try {
    do {
      const [id, secret] = [randomUUID(), randomUUID()];
      // One in ten contains no secret, to check that such documents are published.
      const document = { ...validDocument(id), ...(randomInt(10) > 0 ? secretIn(secret) : {}) };
      const draft = { create: { ...document, _id: `drafts.${id}` } };
      const publish = {
        actionType: 'sanity.action.document.publish',
        draftId: `drafts.${id}`,
        publishedId: id,
      };
      const status = await pick([
        () => post('/data/mutate/production', { mutations: [{ create: { ...document, _id: id } }] }),
        async () => {
          await post('/data/mutate/production', { mutations: [draft] });
          return post('/data/actions/production', { actions: [publish] });
        },
      ])();
      tried.attempts += 1;
      tried[status === 200 ? 'published' : 'rejected'] += 1;
      const read = await call(`/data/query/production?query=${encodeURIComponent(`*[_id match "*${id}"]`)}`);
      if ((await read.text()).includes(secret))
        lost.push(`an anonymous client can read ${JSON.stringify(document)}`);
    } while (!isOver(tried.attempts) && lost.length < 20);
    return { tried, lost };
  } finally {
    await lake.close();
  }
};
