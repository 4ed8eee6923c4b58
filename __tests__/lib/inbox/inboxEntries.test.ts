import { commit, type Draft, explainQuery, openTestLake, type TestLake } from 'local-lake/testing';
import {
  entriesOfDocuments,
  entriesOfTalk,
  type Talk,
  talkProjection,
  type WaitingDocument,
  waitingProjection,
} from '../../../lib/inbox/inboxEntries.ts';
import { talkFilter, waitingFilter } from '../../../lib/inbox/inboxFilters.ts';
import { inboxGroups } from '../../../lib/inbox/inboxGroups.ts';
import { letterOf } from '../../../lib/inbox/letterOf.ts';

const now = new Date('2026-11-26T12:00:00Z');
const yesterday = '2026-11-25T12:00:00.000Z';

const mention = (userId: string) => ({ _type: 'mention', _key: userId, userId });
const said = (...children: unknown[]) => [{ _type: 'block', _key: 'a', children }];
const span = (text: string) => ({ _type: 'span', _key: text, text });
const onStory = {
  documentType: 'article',
  document: { _type: 'crossDatasetReference', _ref: 'mill', _weak: true },
};
const onTask = (_ref: string) => ({ documentType: 'tasks.task', document: { _type: 'reference', _ref } });
const comment = (_id: string, more: object): Draft => ({
  _id,
  _type: 'comment',
  authorId: 'anna',
  status: 'open',
  target: onStory,
  context: { notification: { documentTitle: 'The mill' } },
  message: said(mention('joan'), span(' who says so?')),
  ...more,
});
const task = (_id: string, more: object): Draft => ({
  _id,
  _type: 'tasks.task',
  authorId: 'anna',
  title: 'Call the mill',
  status: 'open',
  assignedTo: 'joan',
  createdByUser: yesterday,
  ...more,
});

const ask = async <Row>(documents: Draft[], filter: string, projection: string, me: string) => {
  const lake: TestLake = await openTestLake();
  commit(lake.dataset, Object.fromEntries(documents.map((document) => [document._id, document])));
  const { result } = explainQuery(lake.dataset, {
    query: `*[${filter}] | order(_id) ${projection}`,
    params: { me },
    perspective: { kind: 'stack', layers: ['drafts'] },
    now,
  });
  await lake.close();
  return result as Row[];
};
const talkFor = async (me: string, ...documents: Draft[]) =>
  entriesOfTalk(await ask<Talk>(documents, talkFilter, talkProjection, me), me);
const documentsFor = async (me: string, mayPublish: boolean, ...documents: Draft[]) =>
  entriesOfDocuments(
    await ask<WaitingDocument>(documents, waitingFilter(mayPublish), waitingProjection, me),
    me,
  );

describe('comments and tasks that wait for a person', () => {
  it('are open comments by others that mention the person, with what they say', async () => {
    const entries = await talkFor(
      'joan',
      comment('open', {}),
      comment('resolved', { status: 'resolved' }),
      comment('own', { authorId: 'joan' }),
      comment('to-bert', { message: said(mention('bert'), span(' hm')) }),
      comment('without-words', { message: null }),
    );
    expect(entries).toEqual([
      expect.objectContaining({
        key: expect.stringContaining('open'),
        kind: 'mention',
        title: 'The mill',
        reason: '@you who says so?',
        by: 'anna',
        opens: { kind: 'document', id: 'mill', type: 'article', comment: 'open' },
      }),
    ]);
  });

  it('are replies in the threads of a person, and comments on tasks that the person follows, until the person answers', async () => {
    const later = (_id: string, minute: number, more: object) =>
      comment(_id, { _createdAt: `2026-11-25T12:0${minute}:00Z`, message: said(span('In 1986.')), ...more });
    const entries = await talkFor(
      'joan',
      later('asked', 1, { threadId: 'deed', authorId: 'joan' }),
      later('reply', 2, { threadId: 'deed' }),
      later('question', 1, { threadId: 'answered' }),
      later('answer', 2, { threadId: 'answered', authorId: 'joan' }),
      later('of-others', 2, { threadId: 'others' }),
      later('settled', 1, { threadId: 'settled', authorId: 'joan', status: 'resolved' }),
      later('settled-reply', 2, { threadId: 'settled', status: 'resolved' }),
      task('followed', { assignedTo: 'bert', subscribers: ['bert', 'joan'] }),
      task('not-followed', { assignedTo: 'bert', subscribers: ['bert'] }),
      later('on-followed', 1, { threadId: 'a', target: onTask('followed') }),
      later('on-not-followed', 1, { threadId: 'b', target: onTask('not-followed') }),
    );
    expect(entries).toMatchObject([
      { kind: 'reply', by: 'anna', opens: { kind: 'task', id: 'followed' } },
      { kind: 'reply', by: 'anna', reason: 'In 1986.', opens: { kind: 'document', comment: 'reply' } },
    ]);
  });

  it('are open tasks for the person, and those that mention the person', async () => {
    const entries = await talkFor(
      'joan',
      task('mine', {}),
      task('closed', { status: 'closed' }),
      task('still-being-written', { createdByUser: undefined }),
      task('for-bert', { assignedTo: 'bert' }),
      task('mentions', { assignedTo: 'bert', description: said(mention('joan')) }),
      task('own', { authorId: 'joan' }),
    );
    expect(entries.map(({ opens }) => opens)).toEqual(
      ['mentions', 'mine', 'own'].map((id) => ({ kind: 'task', id })),
    );
  });

  it('name the story of a task', async () => {
    const context = { notification: { targetContentTitle: 'The mill' } };
    expect(await talkFor('joan', task('mine', { context }))).toEqual([
      expect.objectContaining({ title: 'Call the mill', reason: 'The mill', by: 'anna' }),
    ]);
  });

  it('are comments on a task while it is open, and open the task', async () => {
    const entries = await talkFor(
      'joan',
      task('done', { status: 'closed' }),
      task('to-do', { assignedTo: 'bert' }),
      comment('a', { target: onTask('done') }),
      comment('b', { target: onTask('to-do') }),
    );
    expect(entries).toEqual([
      expect.objectContaining({
        kind: 'mention',
        title: 'Call the mill',
        opens: { kind: 'task', id: 'to-do' },
      }),
    ]);
  });
});

describe('stories and corrections that wait for a person', () => {
  const story = (id: string, more: object): Draft => ({
    _id: `drafts.${id}`,
    _type: 'article',
    headline: 'The mill',
    ...more,
  });
  const correction = (id: string, more: object): Draft => ({
    _id: `drafts.${id}`,
    _type: 'correction',
    article: { _type: 'reference', _ref: 'mill', _weak: true },
    ...more,
  });
  const mill: Draft = { _id: 'mill', _type: 'article', headline: 'The mill' };

  it.each([
    ['a story that was sent back', 'sentBack', story('a', { sentBack: back() }), 'No source.', 'anna'],
    [
      'an own story that missed its time',
      'missed',
      story('a', { startedBy: 'joan', missedBecause: 'It has no headline.', scheduledFor: yesterday }),
      'It has no headline.',
      null,
    ],
    [
      'a story of somebody else that the person scheduled and that missed its time',
      'missed',
      story('a', {
        startedBy: 'bert',
        scheduledBy: 'joan',
        missedBecause: 'It has no headline.',
        scheduledFor: yesterday,
      }),
      'It has no headline.',
      null,
    ],
    [
      'an own story whose schedule the server took off',
      'unscheduled',
      story('a', {
        startedBy: 'joan',
        missedBecause: '“Schools” was taken off the site.',
        scheduledFor: '2126-11-28T09:00:00Z',
        unscheduledAt: yesterday,
      }),
      '“Schools” was taken off the site.',
      null,
    ],
    [
      'a correction of somebody else that the person approved and that missed its time',
      'missed',
      correction('a', {
        status: 'drafted',
        requestedBy: 'bert',
        scheduledBy: 'joan',
        missedBecause: 'The text changed.',
        scheduledFor: yesterday,
      }),
      'The text changed.',
      null,
    ],
    [
      'an own correction that was declined',
      'declined',
      correction('a', {
        status: 'declined',
        requestedBy: 'joan',
        declineReason: 'It was right.',
        declined: { by: 'anna', at: yesterday },
        _updatedAt: yesterday,
      }),
      'It was right.',
      'anna',
    ],
    [
      'an own answer to a report that was declined',
      'answerDeclined',
      correction('a', {
        status: 'accepted',
        declineReason: 'Ask first.',
        declined: { to: 'joan', by: 'anna', at: yesterday },
      }),
      'Ask first.',
      'anna',
    ],
    [
      'a report that is assigned to the journalist',
      'assigned',
      correction('a', {
        status: 'reported',
        reportMessage: 'Nine.',
        assigned: { to: 'joan', by: 'anna', at: yesterday },
      }),
      'Nine.',
      'anna',
    ],
    [
      'an own request to take a story off the site that was declined',
      'kept',
      story('a', { keptOnSite: { to: 'joan', by: 'anna', at: yesterday, reason: 'It is right.' } }),
      'It is right.',
      'anna',
    ],
  ])('for a journalist are %s', async (_case, kind, document, reason, by) => {
    expect(await documentsFor('joan', false, mill, document)).toEqual([
      expect.objectContaining({ kind, title: 'The mill', reason, by }),
    ]);
  });

  it.each([
    ['filed', story('a', { filedAt: yesterday, filedBy: 'joan' }), null, 'joan'],
    ['withdrawal', story('a', { withdrawal: { requestedBy: 'bert', reason: 'Untrue.' } }), 'Untrue.', 'bert'],
    [
      'correction',
      correction('a', { status: 'drafted', requestedBy: 'joan', note: 'Nine.' }),
      'Nine.',
      'joan',
    ],
    ['report', correction('a', { status: 'reported', reportMessage: 'Nine, not 8.' }), 'Nine, not 8.', null],
    ['report', correction('a', { status: 'accepted', reportMessage: 'Nine, not 8.' }), 'Nine, not 8.', null],
    [
      'report',
      correction('a', {
        status: 'accepted',
        reportMessage: 'Nine, not 8.',
        declined: { to: 'joan', by: 'bert', at: yesterday },
      }),
      'Nine, not 8.',
      null,
    ],
  ])('for an editor are those of others to decide: %s', async (kind, document, reason, by) => {
    expect(await documentsFor('anna', true, mill, document)).toEqual([
      expect.objectContaining({ kind, title: 'The mill', reason, by }),
    ]);
    expect(await documentsFor('jane', false, mill, document)).toEqual([]);
  });

  it('are entries of live stories that an editor is asked to take off, or that were kept', async () => {
    const entry = (id: string, more: object): Draft => ({
      _id: `drafts.${id}`,
      _type: 'liveEntry',
      headline: 'The doors open',
      ...more,
    });
    const documents = [
      entry('asked', { withdrawal: { requestedBy: 'anna', requestedAt: yesterday, reason: 'Not so.' } }),
      entry('kept', { keptOnSite: { to: 'joan', by: 'anna', at: yesterday, reason: 'It is so.' } }),
      entry('plain', {}),
    ];
    const forEditor = await documentsFor('joan', true, ...documents);
    expect(forEditor.map(({ kind, title, opens }) => [kind, title, opens])).toEqual([
      ['withdrawal', 'The doors open', { kind: 'document', id: 'asked', type: 'liveEntry' }],
      ['kept', 'The doors open', { kind: 'document', id: 'kept', type: 'liveEntry' }],
    ]);
    expect((await documentsFor('joan', false, ...documents)).map(({ kind }) => kind)).toEqual(['kept']);
  });

  it('are not reports that are assigned to somebody else', async () => {
    const assigned = { to: 'joan', by: 'anna', at: yesterday };
    expect(await documentsFor('bert', true, mill, correction('a', { status: 'reported', assigned }))).toEqual(
      [],
    );
  });

  it('have another key when they are sent back again, and the same key after an edit', async () => {
    const keyOf = async (more: object) => (await documentsFor('joan', false, story('a', more)))[0]?.key;
    const first = await keyOf({ sentBack: back() });
    expect(first).toBe(await keyOf({ sentBack: back(), headline: 'Another', _updatedAt: now.toISOString() }));
    expect(first).not.toBe(await keyOf({ sentBack: back('2026-11-26T11:00:00.000Z') }));
  });

  it('are grouped by what they ask of the person, newest first', async () => {
    const entries = await documentsFor(
      'anna',
      true,
      story('old', { filedAt: '2026-11-20T00:00:00.000Z', filedBy: 'joan' }),
      story('new', { filedAt: yesterday, filedBy: 'joan' }),
      story('back', { startedBy: 'anna', sentBack: back() }),
    );
    expect(
      inboxGroups(entries).map(({ title, entries: held }) => [
        title,
        held.map(({ opens }) => opens.kind === 'document' && opens.id),
      ]),
    ).toEqual([
      ['Back to you', ['back']],
      ['For you to decide', ['new', 'old']],
    ]);
  });
});

function back(at = yesterday) {
  return { reason: 'No source.', by: 'anna', to: 'joan', at };
}

describe('a draft, comment or task with fields of other types', () => {
  const strange: unknown[] = [{ a: 1 }, ['a'], 7, true];

  it.each(strange)('is listed and mailed without them: %j', async (value) => {
    const entries = [
      ...(await talkFor(
        'joan',
        task('task', { title: value, authorId: value, createdByUser: value, context: value }),
        comment('comment', {
          context: { notification: { documentTitle: value } },
          target: { documentType: value, document: { _ref: value } },
        }),
      )),
      ...(await documentsFor('joan', true, {
        _id: 'drafts.filed',
        _type: 'article',
        headline: value,
        filedAt: 'yesterday',
        filedBy: value,
      })),
    ];
    expect(entries.map(({ title }) => title)).toEqual([
      'Without a title',
      'Without a title',
      'No headline yet',
    ]);
    for (const { reason, by, at } of entries) {
      expect([reason, by].every((text) => text === null || typeof text === 'string')).toBe(true);
      expect(Date.parse(at)).not.toBeNaN();
    }
    const letter = letterOf(entries, { siteUrl: 'https://news.example.org', nameOf: () => null });
    expect(letter.text).toContain('No headline yet');
  });
});

describe('a mail about entries', () => {
  const letterAbout = (title: string, id = 'mill') =>
    letterOf(
      [
        {
          key: 'a',
          kind: 'mention',
          title,
          reason: null,
          by: 'anna',
          at: yesterday,
          opens: { kind: 'document', id, type: 'article' },
        },
      ],
      { siteUrl: 'https://news.example.org', nameOf: () => null },
    );

  it('stays short, whatever a comment refers to', () => {
    const { text } = letterAbout('The mill', 'é'.repeat(900_000));
    expect(text.length).toBeLessThan(1_000);
    expect(text).toContain('The mill\nhttps://news.example.org/studio/desk/inbox\n');
  });

  it.each(['👩\u200d👩\u200d👧 at the mill', 'می\u200cخواهم'])('keeps the joiners of %s', (title) => {
    expect(letterAbout(title).subject).toBe(`You are mentioned: ${title}`);
  });

  it('has no word of joiners alone', () => {
    expect(letterAbout('The \u200d\u200c mill').subject).toBe('You are mentioned: The mill');
  });
});
