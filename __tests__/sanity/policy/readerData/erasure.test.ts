import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createLake } from 'local-lake';
import { backUp, restore } from 'local-lake/folder';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

const address = 'rosalind.quartermain@readers.example';
const words = 'My neighbour Ezekiel Thornbury says that the school keeps its headmistress.';
const passage = 'a passage that Quartermain marked';

const wanted = [address, 'ezekiel', 'thornbury', 'headmistress', 'quartermain'];

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

let made = 0;
/** A reader's report, as the site files it. */
const file = async (id = `report-${++made}`, fields: Record<string, unknown> = {}): Promise<string> => {
  const articleId = await room.publishStory();
  const report = {
    _id: `drafts.${id}`,
    _type: 'correction',
    article: { _type: 'reference', _ref: articleId, _weak: true },
    status: 'reported',
    reportedVia: 'reader',
    reportedAt: new Date().toISOString(),
    reportMessage: words,
    reportPassage: passage,
    reporterEmail: address,
    ...fields,
  };
  expect(await room.mutateAs('olga', { create: report })).toMatchObject({ status: 200 });
  return id;
};

const discard = async (id: string): Promise<void> => {
  expect(
    await room.actAs('anna', {
      actionType: 'sanity.action.document.discard',
      draftId: `drafts.${id}`,
      publishedId: id,
    }),
  ).toMatchObject({ status: 200 });
};

/** The names of all files in a folder that contain one of the words, in any case. */
const filesWith = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((name) => has(readFileSync(name)));

const has = (bytes: Buffer): boolean => {
  const text = bytes.toString('latin1').toLowerCase();
  return wanted.some((word) => text.includes(word));
};

const askAs = async (name: CallerName, path: string): Promise<string> =>
  (await room.fetch(path, { headers: { authorization: `Bearer ${room.secretOf(name)}` } })).text();

/** Every way in which a caller could read a report. */
const waysOut = (id: string): [string, string][] => [
  ['its draft', `/data/doc/production/drafts.${id}`],
  ['all versions', `/data/doc/production/${id}?includeAllVersions=true`],
  [
    'a query',
    `/data/query/production?query=${encodeURIComponent('*[_type == "correction"]')}&perspective=raw`,
  ],
  ['a query of drafts', `/data/query/production?query=${encodeURIComponent('*')}&perspective=drafts`],
  [
    'a search',
    `/data/query/production?query=${encodeURIComponent('*[@ match text::query("thornbury")]')}&perspective=raw&returnQuery=false`,
  ],
  ['an export', '/data/export/production'],
  [
    'the transactions of the report',
    `/data/history/production/transactions/drafts.${id}?effectFormat=mendoza`,
  ],
  ['all transactions', '/data/history/production/transactions?effectFormat=mendoza'],
  ['its events', `/data/history/production/events/documents/drafts.${id}`],
  ['its last revision', `/data/history/production/documents/drafts.${id}?lastRevision=true`],
  [
    'its state at a time',
    `/data/history/production/documents/drafts.${id}?time=${encodeURIComponent(new Date().toISOString())}`,
  ],
];

describe('what a reader wrote', () => {
  it.each([
    ['waits', async () => {}],
    ['is discarded', discard],
  ])('is shown to no viewer by any way out, while its report %s', async (_case, change) => {
    const id = await file();
    const revision = room.getDocument(`drafts.${id}`)?._rev;
    await change(id);
    const ways = [
      ...waysOut(id),
      ['a revision', `/data/history/production/documents/drafts.${id}?revision=${revision}`] as const,
    ];
    for (const [way, url] of ways)
      expect([way, has(Buffer.from(await askAs('vera', url)))]).toEqual([way, false]);
    // Who answers reports reads them by these ways.
    expect(
      has(Buffer.from(await askAs('anna', '/data/history/production/transactions?effectFormat=mendoza'))),
    ).toBe(true);
  });

  it('is sent to no listener of a viewer, also when the report becomes readable for viewers', async () => {
    const query = encodeURIComponent('*[_type == "correction"]');
    const stream = await room.fetch(
      `/data/listen/production?query=${query}&includeResult=true&includePreviousRevision=true&effectFormat=mendoza&includeAllVersions=true`,
      { headers: { authorization: `Bearer ${room.secretOf('vera')}` } },
    );
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const id = await file();
    await room.postAs('anna', '/data/erasures/production', { ids: [id] });
    await file('marker', {
      reportedVia: 'staff',
      reportMessage: 'The end.',
      reportPassage: '',
      reporterEmail: '',
    });
    let heard = '';
    while (!heard.includes('The end.')) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(heard).toContain(`drafts.${id}`);
    expect(has(Buffer.from(heard))).toBe(false);
  });

  it('is erased by an editor from documents, history, index and files, and all revisions stay', async () => {
    const id = await file();
    const first = room.getDocument(`drafts.${id}`)?._rev;
    await room.actAs(
      'anna',
      room.edit(id, { set: { status: 'accepted', internalReason: `A reader wrote: “${words}”` } }),
    );
    const second = room.getDocument(`drafts.${id}`)?._rev;
    const discarded = await file();
    await discard(discarded);
    expect(filesWith(room.data)).not.toEqual([]);

    const answer = await room.postAs('anna', '/data/erasures/production', { value: address.toUpperCase() });
    expect(answer).toMatchObject({ status: 200, body: { isCompact: true, failed: [] } });
    expect(answer.body.erasures).toMatchObject([{ subject: id }, { subject: discarded }]);

    expect(filesWith(room.data)).toEqual([]);
    for (const one of [id, discarded])
      for (const [way, url] of waysOut(one))
        expect([way, has(Buffer.from(await askAs('anna', url)))]).toEqual([way, false]);
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      status: 'accepted',
      internalReason: 'A reader wrote: “[erased]”',
    });
    for (const [revision, status] of [
      [first, 'reported'],
      [second, 'accepted'],
    ]) {
      const state = await askAs(
        'anna',
        `/data/history/production/documents/drafts.${id}?revision=${revision}`,
      );
      expect(JSON.parse(state)).toMatchObject({ documents: [{ _rev: revision, status }] });
    }
  });

  it('is erased from the private record of a published correction, which stays', async () => {
    const id = await file();
    const record = {
      _id: `internal.${id}`,
      _type: 'correctionRecord',
      correction: { _type: 'reference', _ref: id, _weak: true },
      internalReason: `We misread it. ${words}`,
      reportMessage: words,
      reporterEmail: address,
    };
    expect(await room.mutateAs('olga', { create: record })).toMatchObject({ status: 200 });
    expect(has(Buffer.from(await askAs('vera', '/data/export/production')))).toBe(false);
    await room.postAs('anna', '/data/erasures/production', { ids: [id] });
    expect(filesWith(room.data)).toEqual([]);
    expect(room.getDocument(`internal.${id}`)).toMatchObject({ internalReason: 'We misread it. [erased]' });
  });

  it.each([
    ['a journalist', 'joan'],
    ['a viewer', 'vera'],
    ['an API token', 'robot'],
  ] as const)('is not erased by %s', async (_case, name) => {
    const id = await file();
    expect(await room.postAs(name, '/data/erasures/production', { ids: [id] })).toMatchObject({
      status: 403,
    });
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({ reporterEmail: address });
    expect(
      await room.fetch('/data/erasures/production', {
        headers: { authorization: `Bearer ${room.secretOf(name)}` },
      }),
    ).toMatchObject({ status: 403 });
  });

  it('is all that is erased: no story, note or word of a colleague', async () => {
    const article = await room.publishStory();
    const staff = await file(undefined, { reportedVia: 'staff' });
    for (const ids of [[article], [staff], ['site']]) {
      const answer = await room.postAs('anna', '/data/erasures/production', { ids });
      expect(answer).toMatchObject({ status: 200, body: { erasures: [] } });
    }
    const story = room.getDocument(article);
    const answer = await room.postAs('anna', '/data/erasures/production', { value: String(story?.headline) });
    expect(answer.body).toMatchObject({ erasures: [] });
    expect(room.getDocument(article)).toEqual(story);
    expect(room.getDocument(`drafts.${staff}`)).toMatchObject({ reportMessage: words });
  });

  it('is named in the list of erasures by its report alone', async () => {
    const id = await file();
    await room.postAs('anna', '/data/erasures/production', { ids: [id] });
    const list = JSON.parse(await askAs('bert', '/data/erasures/production'));
    expect(list).toEqual({
      erasures: [{ subject: id, at: expect.any(String), by: room.idOf('anna'), cause: 'request' }],
    });
  });
});

describe('a backup', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'erasure-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing of what was erased before it', async () => {
    const id = await file();
    const before = path.join(folder, 'before.tar.gz');
    await backUp(room.data, before);
    expect(has(gunzipSync(readFileSync(before)))).toBe(true);
    await room.postAs('anna', '/data/erasures/production', { ids: [id] });
    const after = path.join(folder, 'after.tar.gz');
    await backUp(room.data, after);
    expect(has(gunzipSync(readFileSync(after)))).toBe(false);
  });

  it('brings back nothing that was erased since, and what the restore put aside can be erased, too', async () => {
    const erased = await file('returns');
    const kept = await file('stays');
    const backup = path.join(folder, 'old.tar.gz');
    await backUp(room.data, backup);
    await room.postAs('anna', '/data/erasures/production', { ids: [erased] });
    const { data, lake: before } = room;
    await before.close();
    const aside = await restore(backup, data);
    const lake = await createLake({ ...newsroomLake, data });
    // The other tests' newsroom is closed after each.
    room = await openNewsroom();
    try {
      const dataset = lake.context.datasets.find('copydesk', 'production');
      expect(dataset?.get(`drafts.${erased}`)).not.toHaveProperty('reporterEmail');
      expect(dataset?.get(`drafts.${kept}`)).toHaveProperty('reporterEmail', address);
      expect(filesWith(String(aside))).not.toEqual([]);
      const { secret } = lake.context.accounts.adminToken;
      const answer = await lake.fetch(
        new Request('http://lake.test/vX/data/erasures/production', {
          method: 'POST',
          headers: { authorization: `Bearer ${secret}` },
          body: JSON.stringify({ value: address }),
        }),
      );
      expect(await answer.json()).toMatchObject({
        erasures: [{ subject: kept }],
        isCompact: true,
        failed: [],
      });
      expect(filesWith(data)).toEqual([]);
    } finally {
      await lake.close();
      rmSync(data, { recursive: true, force: true });
    }
  });
});
