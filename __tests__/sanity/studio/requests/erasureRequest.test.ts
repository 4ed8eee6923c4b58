import { eraseReaderData, mayHaveReaderData } from '../../../../sanity/studio/requests/erasureRequest.ts';
import { type Newsroom, openNewsroom } from '../../policy/newsroom.ts';

const report = {
  _type: 'correction',
  status: 'reported',
  reportedVia: 'reader',
  reportMessage: 'It is nine.',
};

describe('the erasure of what a reader wrote', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom();
  });
  afterAll(() => room.close());

  it('is what Studio sends for an editor', async () => {
    await room.mutateAs('olga', { create: { ...report, _id: 'drafts.report' } });
    await eraseReaderData('report')(room.clientOf('anna'));
    expect(room.getDocument('drafts.report')).not.toHaveProperty('reportMessage');
    expect(room.getDocument('drafts.report')).toMatchObject({ status: 'reported' });
  });

  it.each([
    ['a report is', report, null, true],
    ['a published correction is, which has a private record', null, report, true],
    ['a report that was erased is not', { reportedVia: 'reader' }, null, false],
    ['a colleague’s is not', { ...report, reportedVia: 'staff' }, null, false],
    ['a published correction of a colleague is not', null, { ...report, reportedVia: 'staff' }, false],
  ])('is offered: %s', (_case, draft, published, isOffered) => {
    expect(mayHaveReaderData(draft, published)).toBe(isOffered);
  });
});
