import { entriesOfDocuments, type WaitingDocument } from '../../../../lib/inbox/inboxEntries.ts';
import { waitingFilter } from '../../../../lib/inbox/inboxFilters.ts';
import { inboxQuery } from '../../../../lib/inbox/inboxQuery.ts';
import { comeDue } from '../../../fixtures/comeDue.ts';
import { type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** Anna schedules a draft through the API: Studio schedules stories and corrections alone. */
const schedule = async (
  draft: { _id: string; _type: string; [field: string]: unknown },
  executeAt = inAnHour(),
) => {
  expect(await room.mutateAs('anna', { create: { ...draft, _id: `drafts.${draft._id}` } })).toMatchObject({
    status: 200,
  });
  const documents = [{ documentId: draft._id }];
  const path = '/schedules/copydesk/production';
  expect(await room.postAs('anna', path, { documents, executeAt })).toMatchObject({ status: 200 });
  return executeAt;
};

const draftOf = (id: string) => room.getDocument(`drafts.${id}`);

const person = { _type: 'person', name: 'Joe', slug: { _type: 'slug', current: 'joe' } };

/** An entry that misses its time: a journalist changed it after it was scheduled. */
const missEntry = async (id: string): Promise<string> => {
  const story = await room.publishStory({ typeOfWork: 'live' });
  const scheduledFor = await schedule({
    _id: id,
    _type: 'liveEntry',
    body: [paragraph('The vote begins.')],
    story: { _type: 'reference', _ref: story, _weak: true },
  });
  await room.mutateAs('joan', { patch: { id: `drafts.${id}`, set: { headline: 'The vote' } } });
  await comeDue(room.dataset, id);
  return scheduledFor;
};

describe('a document that is no story and no correction', () => {
  it('is marked if it misses its time, and whoever scheduled it hears why', async () => {
    const scheduledFor = await missEntry('vote');
    const mark = {
      reason: expect.stringContaining('changed after it was scheduled'),
      scheduledFor,
      by: room.idOf('anna'),
    };
    expect(draftOf('vote')).toMatchObject({ missedSchedule: mark });
    const query = inboxQuery(waitingFilter(true));
    const readAs = async (name: 'anna' | 'bert') => {
      const me = room.idOf(name);
      const { shown } = await room
        .clientOf(name)
        .fetch<{ shown: WaitingDocument[] }>(query, { me }, { perspective: 'drafts' });
      return entriesOfDocuments(shown, me).map(({ kind, title, opens }) => ({ kind, title, opens }));
    };
    expect(await readAs('anna')).toEqual([
      { kind: 'missed', title: 'The vote', opens: { kind: 'document', id: 'vote', type: 'liveEntry' } },
    ]);
    expect(await readAs('bert')).toEqual([]);
  });

  it('loses the mark when it is published', async () => {
    await schedule({ ...person, _id: 'joe' });
    await room.mutateAs('joan', { patch: { id: 'drafts.joe', set: { name: 'Joe Roe' } } });
    await comeDue(room.dataset, 'joe');
    expect(draftOf('joe')).toMatchObject({
      missedSchedule: { reason: expect.stringContaining('changed after it was scheduled') },
    });
    expect(await room.actAs('anna', room.publish('joe'))).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument('joe')).not.toHaveProperty('missedSchedule');
  });

  it('is marked by the server alone', async () => {
    const missedSchedule = { reason: 'Nothing.', scheduledFor: inAnHour(), by: room.idOf('bert') };
    await room.mutateAs('joan', { create: { ...person, _id: 'drafts.jim', missedSchedule } });
    expect(draftOf('jim')).not.toHaveProperty('missedSchedule');
    await missEntry('count');
    await room.mutateAs('joan', { patch: { id: 'drafts.count', unset: ['missedSchedule'] } });
    expect(draftOf('count')).toMatchObject({ missedSchedule: { by: room.idOf('anna') } });
  });
});
