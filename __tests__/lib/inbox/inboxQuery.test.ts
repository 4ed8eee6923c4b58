import { evaluate, parse } from 'groq-js';
import { hiddenIn, inboxQuery, maxShownDocuments, talkQuery } from '../../../lib/inbox/inboxQuery.ts';

describe('the query of “For me”', () => {
  it('counts also the documents that it does not show', async () => {
    const dataset = Array.from({ length: 500 }, (_, index) => ({
      _id: `report-${index}`,
      _type: 'correction',
      _updatedAt: new Date(Date.UTC(2026, 10, 1) + index * 60_000).toISOString(),
    }));
    const value = await evaluate(parse(inboxQuery('_type == "correction"')), { dataset });
    const { shown, total } = await value.get();
    expect(total).toBe(500);
    expect(shown).toHaveLength(maxShownDocuments);
    expect(shown[0]._id).toBe('report-499');
  });

  it('counts also the comments and tasks that it does not show', async () => {
    const dataset = Array.from({ length: 240 }, (_, index) => ({
      _id: `task-${index}`,
      _type: 'tasks.task',
      _createdAt: new Date(Date.UTC(2026, 10, 1) + index * 60_000).toISOString(),
      status: 'open',
      createdByUser: '2026-11-01T00:00:00Z',
      assignedTo: 'ada',
    }));
    const value = await evaluate(parse(talkQuery, { params: { me: 'ada' } }), {
      dataset,
      params: { me: 'ada' },
    });
    const talk = await value.get();
    expect(talk.shown[0]._id).toBe('task-239');
    expect(talk.shown).toHaveLength(maxShownDocuments);
    expect(hiddenIn(talk)).toBe(40);
  });
});
