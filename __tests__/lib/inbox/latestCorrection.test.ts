import { evaluate, parse } from 'groq-js';
import { latestCorrectionQuery } from '../../../lib/inbox/inboxFilters.ts';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

const correction = (id: string, fields: Record<string, unknown>) => ({
  _id: id,
  _type: 'correction',
  article: { _ref: 'story' },
  requestedBy: 'joan',
  _createdAt: daysAgo(3),
  _updatedAt: daysAgo(1),
  ...fields,
});

const declined = correction('declined', {
  status: 'declined',
  declineReason: 'It was right.',
  declined: { by: 'anna' },
});

const ask = async (...dataset: object[]): Promise<unknown> => {
  const params = { articleId: 'story' };
  return (await evaluate(parse(latestCorrectionQuery, { params }), { dataset, params })).get();
};

describe('the correction that a story shows above its draft', () => {
  it('is the one that waits, with who asked', async () => {
    const waiting = correction('waiting', { status: 'drafted', _createdAt: daysAgo(2) });
    await expect(ask(declined, waiting)).resolves.toMatchObject({ id: 'waiting', requestedBy: 'joan' });
  });

  it('is the one that was declined this week, with the reason and who declined it', async () => {
    await expect(ask(declined)).resolves.toMatchObject({
      id: 'declined',
      declineReason: 'It was right.',
      declinedBy: 'anna',
    });
  });

  const answerDeclined = { by: 'anna', to: 'joan', at: daysAgo(1) };
  const answer = correction('answer', {
    requestedBy: undefined,
    status: 'accepted',
    reportedVia: 'reader',
    declineReason: 'Ask first.',
    declined: answerDeclined,
  });

  it('is the answer to a report that was declined this week: the report is open again', async () => {
    await expect(ask(answer)).resolves.toMatchObject({
      id: 'answer',
      status: 'accepted',
      declineReason: 'Ask first.',
      declinedBy: 'anna',
    });
  });

  it.each([
    [
      'is an answer that was declined long ago',
      [{ ...answer, declined: { ...answerDeclined, at: daysAgo(8) } }],
    ],
    ['is a report that was accepted', [{ ...answer, declined: undefined }]],
    ['was declined long ago', [{ ...declined, _updatedAt: daysAgo(8) }]],
    ['belongs to another story', [{ ...declined, article: { _ref: 'other' } }]],
    [
      'was declined before another one went live',
      [declined, correction('b', { status: 'published', _createdAt: daysAgo(1) })],
    ],
    ['is a declined report of a reader', [{ ...declined, requestedBy: undefined }]],
  ])('is none that %s', async (_case, dataset) => {
    await expect(ask(...dataset)).resolves.toBeNull();
  });
});
