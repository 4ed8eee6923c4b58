import { pagesAbove } from '../../../lib/sections/pagesAbove.ts';
import { parentProblem } from '../../../lib/sections/parentProblem.ts';

const tech = { title: 'Tech', slug: 'tech', kind: 'section' as const };
const clouds = { title: 'Clouds', slug: 'clouds', kind: 'topic' as const };

describe('the pages above a topic', () => {
  it('are a section, or a topic and its section', () => {
    expect(pagesAbove('clouds', tech)).toEqual([{ name: 'Tech', path: '/sections/tech' }]);
    expect(pagesAbove('storage', { ...clouds, parent: tech })).toEqual([
      { name: 'Tech', path: '/sections/tech' },
      { name: 'Clouds', path: '/topics/clouds' },
    ]);
  });

  it('are none without a parent, or with one that readers cannot open', () => {
    expect(pagesAbove('clouds', null)).toEqual([]);
    expect(pagesAbove('storage', { ...clouds, parent: null })).toEqual([
      { name: 'Clouds', path: '/topics/clouds' },
    ]);
  });

  it('contain a topic once that is a part of itself', () => {
    expect(pagesAbove('storage', { ...clouds, parent: clouds })).toEqual([
      { name: 'Clouds', path: '/topics/clouds' },
    ]);
  });

  it('never contain the topic itself', () => {
    expect(pagesAbove('storage', { ...clouds, parent: { ...clouds, slug: 'storage' } })).toEqual([
      { name: 'Clouds', path: '/topics/clouds' },
    ]);
  });
});

describe('what a topic is a part of', () => {
  const parent = { _id: 'clouds', _type: 'topic', isBelowTopic: false };
  const found = { parent, topicId: 'storage', hasParts: false };

  it.each([
    ['a section', { ...found, hasParts: true, parent: { ...parent, _type: 'section' } }, null],
    ['a topic', found, null],
    ['a document that is gone', { ...found, parent: null }, null],
    ['itself', { ...found, topicId: 'clouds' }, 'not a part of itself'],
    [
      'a part of another topic',
      { ...found, parent: { ...parent, isBelowTopic: true } },
      'Choose the topic above',
    ],
    [
      'a part of something that was deleted',
      { ...found, parent: { ...parent, isBelowMissing: true } },
      'Choose another parent for that topic first',
    ],
    ['a topic, with topics of its own', { ...found, hasParts: true }, 'a section only'],
  ])('may be checked: %s', (_case, given, problem) => {
    const answer = parentProblem(given);
    if (problem) expect(answer).toMatch(problem);
    else expect(answer).toBeNull();
  });
});
