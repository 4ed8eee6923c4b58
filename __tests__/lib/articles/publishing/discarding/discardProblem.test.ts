import { discardProblem } from '../../../../../lib/articles/publishing/discarding/discardProblem.ts';

const at = '2026-11-26T09:00:00.000Z';
const filed = { filedAt: at, filedBy: 'joan' };
const anna = { id: 'anna', mayPublish: true };

describe('discardProblem', () => {
  it.each([
    ['a story that somebody else filed', filed, false],
    ['a filed change of a live story', filed, true],
  ])('sends back instead of discarding %s', (_case, draft, isLive) => {
    expect(discardProblem({ draft, isLive, by: anna })).toContain('Choose “Send back” and say why.');
  });

  it.each([
    ['a draft that nobody filed', {}, anna],
    ['a story that was sent back', { sentBack: { reason: 'Why?' } }, anna],
    ['an own filed story', filed, { id: 'joan', mayPublish: true }],
    ['a story of an import, which nobody filed', { filedAt: at }, anna],
    ['an own filed story that no editor scheduled', filed, { id: 'joan', mayPublish: false }],
  ])('discards %s', (_case, draft, by) => {
    expect(discardProblem({ draft, isLive: false, by })).toBeNull();
  });

  it.each([
    ['a story that somebody else filed', filed, false, 'waits for an editor'],
    ['a story of an import that waits', { filedAt: at }, false, 'waits for an editor'],
    ['an own story with a time', { ...filed, scheduledFor: at, filedBy: 'jane' }, false, 'scheduled this'],
    ['an own story that a schedule publishes', {}, true, 'scheduled this'],
  ])('leaves %s to an editor', (_case, draft, isScheduled, words) => {
    const jane = { id: 'jane', mayPublish: false };
    expect(discardProblem({ draft, isLive: false, isScheduled, by: jane })).toContain(words);
  });

  it('keeps the request of somebody else to take a live story off the site', () => {
    const draft = { withdrawal: { requestedBy: 'bert' } };
    expect(discardProblem({ draft, isLive: true, by: anna })).toContain('asked to take this story off');
    expect(discardProblem({ draft, isLive: true, by: { ...anna, id: 'bert' } })).toBeNull();
    expect(discardProblem({ draft, isLive: false, by: anna })).toBeNull();
  });
});
