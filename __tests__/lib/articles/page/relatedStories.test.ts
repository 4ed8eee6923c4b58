import { moreIn } from '../../../../lib/articles/articleFrom.ts';
import { relatedStories } from '../../../../lib/articles/page/relatedStories.ts';
import { parseResult } from '../../../../lib/queryResults/parseResult.ts';
import { story as storySchema } from '../../../../lib/queryResults/story.ts';
import { storyResult } from '../../../fixtures/storyResult.ts';

const other = (_id: string, day: number, more: object = {}) => ({
  _id,
  publishedAt: `2026-11-${day}T08:00:00Z`,
  topicIds: null,
  bylineIds: null,
  ...more,
});
const story = { _id: 'own', topicIds: ['clouds', 'spies', null], bylineIds: ['ann'] };
const idsOf = (candidates: ReturnType<typeof other>[], shown: string[] = [], of: object = {}) =>
  relatedStories(
    { ...story, ...of },
    { ofSubjects: [], ofSection: candidates },
    { max: 3, shown },
  ).stories.map(({ _id }) => _id);

describe('the stories after a story', () => {
  it('are those that share most topics and authors, then the newest of the section', () => {
    const candidates = [
      other('section', 30),
      other('older section', 29),
      other('author', 12, { bylineIds: ['ann'] }),
      other('topic', 11, { topicIds: ['clouds'] }),
      other('both topics', 10, { topicIds: ['spies', 'clouds'] }),
    ];
    expect(idsOf(candidates)).toEqual(['both topics', 'topic', 'author']);
    expect(idsOf(candidates.slice(0, 3))).toEqual(['author', 'section', 'older section']);
  });

  it('are each shown once, without the story itself and those in its text', () => {
    const topic = other('topic', 11, { topicIds: ['clouds'] });
    expect(idsOf([topic, topic, other('own', 12), other('in the text', 13)], ['in the text'])).toEqual([
      'topic',
    ]);
  });

  it('are chosen from all topics and authors, each story once', () => {
    const teasers = Array.from({ length: 54 }, (_, index) => ({ ...storyResult(), _id: `t${index}` }));
    const byAuthor = { ...storyResult(), _id: 'by the author' };
    const { value } = parseResult(storySchema, {
      ...storyResult(),
      moreFromTopics: [{ stories: teasers }, { stories: teasers }, { stories: teasers }],
      moreFromAuthors: [{ stories: [byAuthor] }],
    });
    const { ofSubjects = [] } = value ? moreIn(value) : {};
    expect(ofSubjects.map(({ _id }) => _id)).toEqual([...teasers.map(({ _id }) => _id), 'by the author']);
  });

  it('are not connected by a byline that was removed', () => {
    const hidden = other('hidden', 11, { bylineIds: ['ann'], noByline: true });
    const newer = other('newer', 12);
    expect(idsOf([hidden, newer])).toEqual(['newer', 'hidden']);
    const byAnn = other('by ann', 11, { bylineIds: ['ann'] });
    expect(idsOf([byAnn, newer], [], { noByline: true })).toEqual(['newer', 'by ann']);
  });

  it('are no stories of its author without a byline from elsewhere', () => {
    const hidden = other('hidden', 11, { bylineIds: ['ann'], noByline: true });
    const lists = { ofSubjects: [hidden, other('by ann', 10, { bylineIds: ['ann'] })], ofSection: [] };
    const found = (of: object) => relatedStories({ ...story, ...of }, lists, { max: 3, shown: [] }).stories;
    expect(found({})).toMatchObject([{ _id: 'by ann' }]);
    expect(found({ noByline: true })).toEqual([]);
  });

  it('are related if one shares a topic or an author', () => {
    const options = { max: 3, shown: [] };
    const lists = (one: ReturnType<typeof other>) => ({ ofSubjects: [], ofSection: [one] });
    expect(relatedStories(story, lists(other('a', 11)), options).areRelated).toBe(false);
    expect(relatedStories(story, lists(other('a', 11, { topicIds: ['spies'] })), options).areRelated).toBe(
      true,
    );
  });
});
