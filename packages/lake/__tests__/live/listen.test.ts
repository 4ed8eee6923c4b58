import type { MutationEvent, SanityClient } from '@sanity/client';
import { applyPatch } from 'mendoza';
import { standardRoles } from '../../src/accounts/roles.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import type { Role } from '../../src/types/identities.ts';
import { collect } from './collect.ts';
import { readUntil } from './readUntil.ts';

/** A version before releases, with other defaults. */
const beforeReleases = '2021-06-07';

/** Reads by a filter on content, so that a document can become unreadable. */
const roses: Role = {
  name: 'roses',
  title: 'Rose garden',
  description: '',
  grants: [{ filter: 'garden == "roses"', permissions: ['read'] }],
};

let lake: ServedLake;
let editor: SanityClient;
let anonymous: SanityClient;
let stops: (() => void)[];
beforeEach(async () => {
  lake = await serveTestLake({ roles: [...standardRoles, roses] });
  editor = lake.client({ token: lake.tokenFor('editor') });
  anonymous = lake.client();
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) stop();
  await lake.close();
});

type Options = NonNullable<Parameters<SanityClient['listen']>[2]>;
const listen = async (client: SanityClient, query: string, params = {}, options: Options = {}) => {
  const heard = collect(client.listen(query, params, { events: ['welcome', 'mutation'], ...options }));
  stops.push(heard.stop);
  await heard.count(1);
  expect(heard.events[0]).toMatchObject({ type: 'welcome', listenerName: expect.any(String) });
  return { ...heard, mutations: () => heard.events.slice(1) as MutationEvent[] };
};

describe('client.listen', () => {
  it('gets an event when a document appears in, changes in and disappears from the filter', async () => {
    const heard = await listen(editor, '*[_type == "plant" && garden == $garden]', { garden: 'herbs' });
    const { _rev: first } = await editor.create({ _id: 'a', _type: 'plant', garden: 'herbs' });
    await editor.create({ _id: 'b', _type: 'plant', garden: 'roses' });
    const { _rev: second } = await editor.patch('a').set({ heading: 'x' }).commit();
    const { _rev: third } = await editor.patch('a').set({ garden: 'roses' }).commit();
    await editor.patch('a').set({ garden: 'herbs' }).commit();
    await editor.delete('a');
    await heard.count(6);
    expect(
      heard.mutations().map(({ transition, documentId, previousRev, resultRev, visibility }) => ({
        transition,
        documentId,
        previousRev,
        resultRev,
        visibility,
      })),
    ).toMatchObject([
      {
        transition: 'appear',
        documentId: 'a',
        previousRev: undefined,
        resultRev: first,
        visibility: 'query',
      },
      { transition: 'update', documentId: 'a', previousRev: first, resultRev: second },
      { transition: 'disappear', documentId: 'a', previousRev: second, resultRev: third },
      { transition: 'appear' },
      { transition: 'disappear', resultRev: expect.any(String) },
    ]);
  });

  it('gets the result, the previous document, the mutations and the effects on request', async () => {
    const heard = await listen(editor, '*', {}, { includePreviousRevision: true, effectFormat: 'mendoza' });
    const before = await editor.create({ _id: 'a', _type: 'plant', body: 'Said 8,000 words here' });
    const after = await editor.patch('a').set({ body: 'Said 11,500 words here' }).commit();
    await heard.count(3);
    const [created, patched] = heard.mutations();
    expect(created).toMatchObject({
      result: before,
      previous: null,
      mutations: [{ create: { _id: 'a' } }],
    });
    expect(patched).toMatchObject({
      result: after,
      previous: before,
      eventId: `${after._rev}#a`,
      identity: expect.any(String),
    });
    const { _rev: _, ...from } = before;
    const { _rev: __, ...to } = after;
    expect(applyPatch(from, patched?.effects?.apply as never)).toEqual(to);
    expect(applyPatch(to, patched?.effects?.revert as never)).toEqual(from);
  });

  it('gets none of these unless it requests them', async () => {
    const heard = await listen(editor, '*', {}, { includeResult: false, includeMutations: false });
    await editor.create({ _id: 'a', _type: 'plant' });
    await heard.count(2);
    for (const name of ['result', 'previous', 'mutations', 'effects']) {
      expect(heard.mutations()[0]).not.toHaveProperty(name);
    }
  });

  it('gets the count of a transaction’s events for this listener', async () => {
    const all = await listen(editor, '*', {}, { includeAllVersions: true });
    const published = await listen(editor, '*');
    await editor
      .transaction()
      .create({ _id: 'a', _type: 'plant' })
      .create({ _id: 'drafts.a', _type: 'plant' })
      .create({ _id: 'versions.r.a', _type: 'plant' })
      .commit();
    await all.count(4);
    await published.count(2);
    expect(
      all
        .mutations()
        .map((event) => [event.documentId, event.transactionCurrentEvent, event.transactionTotalEvents]),
    ).toEqual([
      ['a', 1, 3],
      ['drafts.a', 2, 3],
      ['versions.r.a', 3, 3],
    ]);
    expect(published.mutations().map((event) => [event.documentId, event.transactionTotalEvents])).toEqual([
      ['a', 1],
    ]);
  });

  it('gets drafts by default on an older version of the API', async () => {
    const heard = await listen(editor.withConfig({ apiVersion: beforeReleases }), '*');
    await editor.create({ _id: 'drafts.a', _type: 'plant' });
    await heard.count(2);
    expect(heard.mutations()[0]?.documentId).toBe('drafts.a');
  });

  it('gets no versions on an older version of the API, unless it requests them', async () => {
    const older = editor.withConfig({ apiVersion: beforeReleases });
    const heard = await listen(older, '*');
    const all = await listen(older, '*', {}, { includeAllVersions: true });
    await editor.create({ _id: 'versions.r.a', _type: 'plant' });
    await editor.create({ _id: 'a', _type: 'plant' });
    await all.count(3);
    await heard.count(2);
    expect(heard.mutations().map(({ documentId }) => documentId)).toEqual(['a']);
  });

  it('gets only published documents whose id has no dot if it has no token', async () => {
    const heard = await listen(anonymous, '*', {}, { includeAllVersions: true });
    for (const _id of ['drafts.a', 'internal.a', 'a']) await editor.create({ _id, _type: 'plant' });
    await heard.count(2);
    expect(heard.mutations().map(({ documentId }) => documentId)).toEqual(['a']);
  });

  it('does not get the mutation that made a document unreadable for it', async () => {
    const reader = lake.client({ token: lake.tokenFor('roses') });
    const heard = await listen(
      reader,
      '*',
      {},
      { includeAllVersions: true, includePreviousRevision: true, effectFormat: 'mendoza' },
    );
    await editor.create({ _id: 'drafts.a', _type: 'plant', garden: 'roses' });
    await editor.patch('drafts.a').set({ garden: 'herbs', secret: 'hidden' }).commit();
    await heard.count(3);
    const left = heard.mutations()[1];
    expect(left).toMatchObject({ transition: 'disappear', mutations: [] });
    expect(JSON.stringify(left)).not.toContain('hidden');
    expect(left).not.toHaveProperty('effects');
  });

  it('gets concurrent commits in order', async () => {
    const heard = await listen(editor, '*[_id == "a"]', {}, { includeResult: false });
    await editor.create({ _id: 'a', _type: 'counter', n: 0 });
    await Promise.all(Array.from({ length: 50 }, () => editor.patch('a').inc({ n: 1 }).commit()));
    await heard.count(52);
    const revisions = heard.mutations();
    for (const [index, event] of revisions.entries()) {
      if (index > 0) expect(event.previousRev).toBe(revisions[index - 1]?.resultRev);
    }
  });
});

describe('an invalid listener', () => {
  it.each([
    ['a query that does not parse', '*[_type == "a"', {}, /query parse error[\s\S]*unexpected end of query/],
    ['a query about something else', 'count(*)', {}, /A listener takes a filter/],
    ['a missing parameter', '*[_id == $id]', {}, /param \$id referenced, but not provided/],
    ['an unknown dataset', '*', { dataset: 'missing' }, /Dataset "missing" not found/],
  ])('ends with the reason: %s', async (_case, query, config, message) => {
    const heard = collect(editor.withConfig(config).listen(query));
    await heard.until(() => heard.errors.length > 0);
    heard.stop();
    expect(heard.errors[0]).toMatchObject({ name: 'ChannelError', message: expect.stringMatching(message) });
  });
});

describe('GET /data/listen', () => {
  const open = (query: string, { lastEventId = '', role = 'editor' } = {}) =>
    fetch(`${lake.base}/v${apiVersion}/data/listen/production?${query}`, {
      headers: {
        authorization: `Bearer ${lake.tokenFor(role)}`,
        ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
      },
    });
  it.each([
    ['no query', ''],
    ['a query that does not parse', 'query=*['],
    ['a query about something else', 'query=count(*)'],
    ['a value', 'query=1'],
    [
      'a filter that a listener cannot follow',
      `query=${encodeURIComponent('*[text::semanticSimilarity("a") > 0.5]')}`,
    ],
    ['a parameter that is not JSON', 'query=*[_id==$a]&$a=x'],
    ['an invalid option', 'query=*&includeResult=perhaps'],
    ['another format of effects', 'query=*&effectFormat=diff'],
  ])('rejects %s', async (_case, query) => {
    const response = await open(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(expect.objectContaining({}));
  });

  it.each([
    '*[_type == "plant"]{title}',
    '*[_type == "plant"] | order(title)[0...10]',
    '*[_type == "plant"][0]',
    '*[_type == "plant"][title == "x"]',
    '*[references("a")]',
    '*[sanity::partOfRelease("r")]',
  ])('follows the filter of %s', async (query) => {
    const response = await open(`query=${encodeURIComponent(query)}`);
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });

  it('resumes after the last event, also in the middle of a transaction', async () => {
    const resumable = 'query=*&enableResume=true&includeResult=false';
    const start = await readUntil(await open(resumable), /welcome/);
    const position = /id: (.+)/.exec(start)?.[1] ?? '';
    const { transactionId } = await editor
      .transaction()
      .create({ _id: 'a', _type: 't' })
      .create({ _id: 'b', _type: 't' })
      .commit();
    await editor.create({ _id: 'c', _type: 't' });
    const ids = (text: string) => [...text.matchAll(/"documentId":"(\w+)"/g)].map(([, id]) => id);
    const all = await readUntil(await open(resumable, { lastEventId: position }), /"documentId":"c"/);
    expect(all).toContain('event: welcomeback');
    expect(ids(all)).toEqual(['a', 'b', 'c']);
    expect(
      ids(await readUntil(await open(resumable, { lastEventId: `${transactionId}#a` }), /"documentId":"c"/)),
    ).toEqual(['b', 'c']);
    expect(await readUntil(await open(resumable, { lastEventId: 'forgotten#a' }), /reset|welcome/)).toContain(
      'event: reset',
    );
  });
});

describe('the filters of all open listeners', () => {
  /** A different filter each time, nearly as long as a listener's query may be. */
  const addressOf = (number: number): string => {
    const query = `*[a == ${number} || ${Array(1_200).fill('a').join('||')}]`;
    return `${lake.base}/v${apiVersion}/data/listen/production?query=${encodeURIComponent(query)}`;
  };

  it('are limited by their number of different filters; a closed listener makes room', async () => {
    /** Tries again if a slow machine has used up the address's other limits. */
    const open = async (number: number, signal: AbortSignal): Promise<'open' | 'too many filters'> => {
      const answer = await fetch(addressOf(number), { signal });
      if (answer.ok) {
        void readUntil(answer, /never/).catch(() => {});
        return 'open';
      }
      expect(answer.status).toBe(429);
      if (/filters of your address/.test(await answer.text())) return 'too many filters';
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return open(number, signal);
    };
    const leaving = new AbortController();
    let opened = 0;
    while ((await open(opened, leaving.signal)) === 'open') opened += 1;
    expect(opened).toBeGreaterThan(10);
    expect(await open(opened, leaving.signal)).toBe('too many filters');
    // A slow machine may have used up the address's time meanwhile, which closes the listeners before.
    expect(await open(opened - 1, leaving.signal)).toBe('open');
    leaving.abort();
    const room = new AbortController();
    while ((await open(opened, room.signal)) !== 'open')
      await new Promise((resolve) => setTimeout(resolve, 50));
    room.abort();
  });
});
