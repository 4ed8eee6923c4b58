import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const release = (releaseId: string, action: string, more = {}) => ({
  actionType: `sanity.action.release.${action}`,
  releaseId,
  ...more,
});
const put = (releaseId: string, id: string) => ({
  actionType: 'sanity.action.document.version.create',
  publishedId: id,
  baseId: `drafts.${id}`,
  versionId: `versions.${releaseId}.${id}`,
});
const refused = { status: 403, description: expect.stringContaining('“Confirm for the release”') };
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

let made = 0;
/** A draft that nobody filed, and an open release. */
const draftAndRelease = async () => {
  made += 1;
  const id = `unread-${made}`;
  const name = `r${made}`;
  const { _id, _rev, _createdAt, _updatedAt, firstPublishedAt, ...story } = {
    ...room.getDocument(await room.publishStory()),
  };
  const slug = { _type: 'slug', current: id };
  await room.mutateAs('joan', {
    create: { ...story, slug, headline: `Headline of ${id}`, _id: `drafts.${id}`, _type: 'article' },
  });
  await room.actAs('anna', release(name, 'create', { metadata: { title: name } }));
  return { id, name, copy: `versions.${name}.${id}` };
};
const change = (by: CallerName, id: string, headline: string) =>
  room.mutateAs(by, { patch: { id, set: { headline } } });
const confirm = (by: CallerName, id: string) =>
  room.mutateAs(by, { patch: { id, unset: ['unreviewedChangeAt', 'unreviewedChangeBy'] } });
const run = (name: string) => room.actAs('anna', release(name, 'publish'));

describe('a copy in a release that no editor has read', () => {
  it('is refused after a journalist put it in, until an editor confirms it', async () => {
    const { id, name, copy } = await draftAndRelease();
    expect(await room.actAs('joan', put(name, id))).toMatchObject({ status: 200 });
    expect(room.getDocument(copy)).toMatchObject({ unreviewedChangeBy: room.idOf('joan') });
    expect(await run(name)).toMatchObject(refused);
    expect(await room.actAs('anna', release(name, 'schedule', { publishAt: inAnHour() }))).toMatchObject(
      refused,
    );
    await confirm('joan', copy);
    expect(await run(name)).toMatchObject(refused);
    await confirm('anna', copy);
    for (const one of [copy, `drafts.${id}`])
      expect(room.getDocument(one)).toMatchObject({ inRelease: name });
    expect(await run(name)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).not.toHaveProperty('unreviewedChangeAt');
  });

  it('is refused again after a journalist changed it, and an editor’s own change confirms it', async () => {
    const { id, name, copy } = await draftAndRelease();
    await room.actAs('anna', put(name, id));
    await change('joan', copy, 'Unread words');
    expect(await run(name)).toMatchObject(refused);
    expect(room.getDocument(id)).toBeNull();
    await change('anna', copy, 'Read words');
    expect(await run(name)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toMatchObject({ headline: 'Read words' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['a part of the text', { 'body[0].children[0].hidden': 'Hidden words' }],
    [
      'an unused link',
      { 'body[0].markDefs': [{ _type: 'link', _key: 'unused', href: 'https://example.org' }] },
    ],
    ['a byline', { 'bylines[0].crop': 'Hidden words' }],
  ])('is refused after a journalist hid words in %s', async (_part, set) => {
    const { id, name, copy } = await draftAndRelease();
    await room.actAs('anna', put(name, id));
    await room.mutateAs('joan', { patch: { id: copy, set } });
    expect(room.getDocument(copy)).toMatchObject({ unreviewedChangeBy: room.idOf('joan') });
    expect(await run(name)).toMatchObject({ status: 403 });
    expect(room.getDocument(id)).toBeNull();
  });

  it('is a note that a journalist hid words in', async () => {
    const { name } = await draftAndRelease();
    const id = await room.publishStory();
    const note = await room.request(id, { kind: 'editors-note', severity: 'minor' }, null);
    const copy = `versions.${name}.${note}`;
    await room.actAs('anna', put(name, note));
    expect(room.getDocument(copy)).not.toHaveProperty('unreviewedChangeAt');
    await room.mutateAs('joan', { patch: { id: copy, set: { hidden: 'Hidden words' } } });
    expect(room.getDocument(copy)).toMatchObject({ unreviewedChangeBy: room.idOf('joan') });
  });

  it('has no request to take its story off the site, and is published', async () => {
    const { name } = await draftAndRelease();
    const id = await room.publishStory();
    const withdrawal = { requestedBy: room.idOf('joan'), reason: 'A court.' };
    await room.actAs('joan', room.edit(id, { set: { withdrawal, topics: [] } }));
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({ withdrawal });
    expect(await room.actAs('anna', put(name, id))).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(`versions.${name}.${id}`)).not.toHaveProperty('withdrawal');
    expect(await run(name)).toMatchObject({ status: 200, description: '' });
  });

  it('is refused in a release of several, by its title', async () => {
    const { id, name } = await draftAndRelease();
    const other = await draftAndRelease();
    await room.actAs('anna', put(name, other.id));
    await room.actAs('joan', put(name, id));
    const answer = await run(name);
    expect(answer).toMatchObject(refused);
    expect(answer.description).toContain(`Headline of ${id}`);
    expect(answer.description).not.toContain(`Headline of ${other.id}`);
  });

  it('is not what a journalist puts in the place of an editor’s copy, which stays', async () => {
    const { id, name, copy } = await draftAndRelease();
    await room.actAs('anna', put(name, id));
    expect(await room.mutateAs('joan', { delete: { id: copy } })).toMatchObject({
      status: 403,
      description: expect.stringContaining('whoever put it there'),
    });
    expect(await run(name)).toMatchObject({ status: 200, description: '' });
  });

  it('is the note of a typo too, which needs no approval', async () => {
    const { name } = await draftAndRelease();
    const id = await room.publishStory();
    const body = room.getDocument(id)?.body;
    const fixed = JSON.parse(JSON.stringify(body).replace('teh', 'the'));
    const note = await room.request(
      id,
      { kind: 'typo', severity: 'minor', note: 'Spelling.' },
      { body: fixed },
    );
    await room.actAs('anna', put(name, id));
    await room.actAs('joan', put(name, note));
    expect(await run(name)).toMatchObject(refused);
    await confirm('anna', `versions.${name}.${note}`);
    expect(await run(name)).toMatchObject({ status: 200, description: '' });
  });

  it('cannot come about in a release that is scheduled', async () => {
    const { id, name, copy } = await draftAndRelease();
    await room.actAs('anna', put(name, id));
    const schedule = release(name, 'schedule', { publishAt: inAnHour() });
    expect(await room.actAs('anna', schedule)).toMatchObject({ status: 200 });
    expect(await change('joan', copy, 'Unread words')).not.toMatchObject({ status: 200 });
    expect(room.getDocument(copy)).toMatchObject({ headline: `Headline of ${id}` });
  });
});

describe('an editor’s copy', () => {
  it('goes live as it is, whoever changes the draft later', async () => {
    const { id, name } = await draftAndRelease();
    await room.actAs('anna', put(name, id));
    await change('joan', `drafts.${id}`, 'Unread words');
    expect(await run(name)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toMatchObject({ headline: `Headline of ${id}` });
  });
});
