import { evaluate, parse } from 'groq-js';
import { inboxQuery, maxShownDocuments } from '../../../lib/inbox/inboxQuery.ts';

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
});
