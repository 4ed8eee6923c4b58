import { createHash } from 'node:crypto';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const link = (language: string, id: string, more: object = {}) => ({
  _key: createHash('md5').update(`${language} ${id}`).digest('hex'),
  _type: 'internationalizedArrayReferenceValue',
  language,
  value: { _type: 'reference', _ref: id, _weak: true, ...more },
});
const group = (_id: string, ...translations: unknown[]) => ({
  _id,
  _type: 'translation.metadata',
  schemaTypes: ['article'],
  translations,
});

const newId = (): string => crypto.randomUUID();

/** A live story and a draft in German that was never live. */
const storyAndDraft = async (by: CallerName = 'joan') => {
  const live = await room.publishStory();
  const draft = newId();
  const { _rev, ...story } = room.getDocument(live) ?? { _rev: '' };
  // As the plugin writes it: with the system's fields, and with the address.
  const written = {
    ...story,
    _id: `drafts.${draft}`,
    language: 'de',
    headline: 'Der Rat schließt acht Schulen',
  };
  const id = newId();
  const answer = await room.mutateAs(
    by,
    { create: written },
    { createIfNotExists: group(id, link('en', live)) },
    { patch: { id, insert: { after: 'translations[-1]', items: [link('de', draft)] } } },
  );
  return { live, draft, id, answer };
};

const publishDraft = async (id: string) => {
  const answer = await room.actAs(
    'anna',
    room.edit(id, { set: { slug: { _type: 'slug', current: id } } }),
    room.publish(id),
  );
  expect(answer.description).toBe('');
};

const twoLive = async () => {
  const { live, draft, id } = await storyAndDraft();
  await publishDraft(draft);
  return { live, draft, id };
};

describe('a journalist', () => {
  it('begins the translation of a live story, as Studio’s plugin writes it', async () => {
    const { answer, draft, id } = await storyAndDraft();
    expect(answer.description).toBe('');
    expect(room.getDocument(id)).toMatchObject({ translations: [{ language: 'en' }, { language: 'de' }] });
    // The copy has no date of the story that it translates.
    expect(room.getDocument(`drafts.${draft}`)).not.toHaveProperty('firstPublishedAt');
    expect(room.getDocument(`drafts.${draft}`)).toMatchObject({ startedBy: room.idOf('joan') });
  });

  it.each<[string, (of: Awaited<ReturnType<typeof twoLive>>) => unknown]>([
    ['take apart', ({ id }) => ({ patch: { id, unset: ['translations[1]'] } })],
    ['empty', ({ id }) => ({ patch: { id, set: { translations: [] } } })],
    ['delete', ({ id }) => ({ delete: { id } })],
    ['replace', ({ id, live }) => ({ createOrReplace: group(id, link('en', live)) })],
  ])('cannot %s what readers see', async (_how, mutation) => {
    const of = await twoLive();
    const before = room.getDocument(of.id);
    const answer = await room.mutateAs('joan', mutation(of));
    expect(answer.status).toBe(403);
    expect(room.getDocument(of.id)).toEqual(before);
  });

  it('cannot link two live stories', async () => {
    const live = await room.publishStory();
    const other = await room.publishStory({ language: 'fr' });
    const answer = await room.mutateAs('joan', {
      create: group(newId(), link('en', live), link('fr', other)),
    });
    expect(answer.description).toContain('Ask an editor');
  });

  it.each<[string, object]>([
    ['a field of its own', { note: 'The source is in hospital.' }],
    [
      'a field of a link',
      { translations: [{ ...link('en', 'story-1'), note: 'The source is in hospital.' }] },
    ],
    ['a field of the system', { _system: { note: 'The source is in hospital.' } }],
    ['a date', { _createdAt: 'The source is in hospital 1' }],
    ['its id', { _id: 'the-source-is-in-hospital' }],
    ['a key', { translations: [{ ...link('en', 'story-1'), _key: 'The source is in hospital.' }] }],
  ])('publishes no text in %s', async (_case, more) => {
    await room.publishStory();
    const answer = await room.mutateAs('joan', { create: { ...group(newId()), ...more } });
    expect(answer.description).toContain('references to stories alone');
  });

  it('links no draft whose id is in words', async () => {
    const id = 'the-source-is-in-hospital';
    await room.mutateAs('joan', { create: { _id: `drafts.${id}`, _type: 'article', language: 'de' } });
    const answer = await room.mutateAs('joan', { create: group(newId(), link('de', id)) });
    expect(answer.description).toContain('references to stories alone');
  });

  it('links no draft that goes live by itself, and takes none apart', async () => {
    const { draft, id } = await storyAndDraft();
    const at = '2036-01-01T09:00:00.000Z';
    const slug = { _type: 'slug', current: draft };
    await room.actAs('anna', room.edit(draft, { set: { slug, scheduledFor: at, scheduledZone: 'UTC' } }));
    const scheduled = await room.postAs('anna', '/schedules/copydesk/production', {
      ...{ action: 'publish', executeAt: at, documents: [{ documentId: draft }] },
    });
    expect(scheduled.status).toBeLessThan(300);
    const apart = await room.mutateAs('joan', { patch: { id, unset: ['translations[1]'] } });
    expect(apart.description).toContain('Ask an editor');
    await room.mutateAs('anna', { delete: { id } });
    const live = await room.publishStory();
    const linked = await room.mutateAs('joan', {
      create: group(newId(), link('en', live), link('de', draft)),
    });
    expect(linked.description).toContain('Ask an editor');
  });

  it('keeps the link of a filed draft, which the server writes back', async () => {
    const { draft, id } = await storyAndDraft();
    await room.actAs('joan', room.edit(draft, { set: { filedAt: '2026-11-28T09:00:00.000Z' } }));
    await room.mutateAs('jane', { delete: { id: `drafts.${draft}` } });
    expect(room.getDocument(`drafts.${draft}`)).not.toBeNull();
    expect(room.getDocument(id)).toMatchObject({ translations: [{ language: 'en' }, { language: 'de' }] });
  });

  it('writes no other published document by this right', async () => {
    const live = await room.publishStory();
    const answer = await room.mutateAs('joan', { patch: { id: live, set: { language: 'de' } } });
    expect(answer.status).toBe(403);
  });
});

describe('an editor', () => {
  it('links two live stories, and takes them apart', async () => {
    const live = await room.publishStory();
    const other = await room.publishStory({ language: 'fr' });
    const id = newId();
    const linked = await room.mutateAs('anna', { create: group(id, link('en', live), link('fr', other)) });
    expect(linked.description).toBe('');
    const answer = await room.mutateAs('anna', { delete: { id } });
    expect(answer.description).toBe('');
  });

  it('adds a language first, then the story', async () => {
    const [live, french] = [await room.publishStory(), await room.publishStory({ language: 'fr' })];
    const id = newId();
    const empty = { _key: 'fr', _type: 'internationalizedArrayReferenceValue', language: 'fr' };
    await room.mutateAs('anna', { create: group(id, link('en', live)) });
    const added = await room.mutateAs('anna', {
      patch: { id, insert: { after: 'translations[-1]', items: [empty] } },
    });
    expect(added.description).toBe('');
    const value = { _type: 'reference', _ref: french, _weak: true };
    const chosen = await room.mutateAs('anna', {
      patch: { id, set: { 'translations[_key=="fr"].value': value } },
    });
    expect(chosen.description).toBe('');
  });

  it('takes a story off the site that is linked', async () => {
    const { draft } = await twoLive();
    await room.mutateAs('joan', {
      createOrReplace: {
        ...room.getDocument(draft),
        _id: `drafts.${draft}`,
        _rev: undefined,
        withdrawal: { requestedBy: room.idOf('joan'), reason: 'The source took it back.' },
      },
    });
    const answer = await room.actAs('anna', {
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${draft}`,
      publishedId: draft,
    });
    expect(answer.description).toBe('');
  });
});

describe('translations of a story', () => {
  it.each<[string, (live: string, linked: string) => unknown[], string]>([
    ['one language twice', (live, linked) => [link('en', live), link('en', linked)], 'linked twice'],
    ['a story in another language', (live) => [link('fr', live)], 'another language'],
    ['a story that does not exist', (live) => [link('en', live), link('fr', 'nowhere')], 'does not exist'],
    ['a language that no story has', (live) => [link('xx', live)], 'no language of stories'],
    ['a strong reference', (live) => [link('en', live, { _weak: undefined })], '_weak'],
    ['a story of other translations', (_live, linked) => [link('en', linked)], 'other translations'],
    ['no list of references', () => [{ _key: 'a', language: 'en', value: 'english' }], 'value'],
  ])('are refused with %s', async (_case, links, problem) => {
    const [live, { live: linked }] = [await room.publishStory(), await storyAndDraft()];
    const answer = await room.mutateAs('anna', { create: group(newId(), ...links(live, linked)) });
    expect(answer.status).toBe(403);
    expect(answer.description).toContain(problem);
  });

  it('may come before their stories in the import of a dataset by an administrator’s token', async () => {
    const answer = await room.mutate({
      create: group(newId(), link('en', 'later'), link('de', 'later-still')),
    });
    expect(answer.status).toBe(200);
  });

  it.each(['drafts.', 'versions.rMay.'])('have no copy at %s', async (prefix) => {
    const live = await room.publishStory();
    const answer = await room.mutateAs('joan', { create: group(`${prefix}${newId()}`, link('en', live)) });
    expect(answer.description).toContain('no drafts');
  });

  it('lose a draft that is deleted before it was ever live', async () => {
    const { draft, id } = await storyAndDraft();
    const answer = await room.mutateAs('anna', { delete: { id: `drafts.${draft}` } });
    expect(answer.description).toBe('');
    expect(room.getDocument(id)).toMatchObject({ translations: [{ language: 'en' }] });
  });
});
