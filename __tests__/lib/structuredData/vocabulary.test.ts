import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { breadcrumbs } from '../../../lib/structuredData/breadcrumbs.ts';
import { newsArticle } from '../../../lib/structuredData/newsArticle.ts';
import { newsOrganization } from '../../../lib/structuredData/newsOrganization.ts';
import { profilePage } from '../../../lib/structuredData/profilePage.ts';
import { webSite } from '../../../lib/structuredData/webSite.ts';
import { typesOfWork } from '../../../lib/vocabulary.ts';
import { schemaOrgProblems } from '../../fixtures/schemas/schemaOrgProblems.ts';
import { site } from '../../fixtures/story.ts';
import { wholeStory } from '../../fixtures/wholeStory.ts';

const siteUrl = 'https://news.example.org';
const now = new Date('2026-11-25T12:00:00Z');
const storyData = (more: Parameters<typeof wholeStory>[0] = {}) =>
  newsArticle(articleFrom(wholeStory(more), { noBylineLine: site.noBylineLine, now }), site, siteUrl);
const { leadImage } = articleFrom(wholeStory(), { noBylineLine: site.noBylineLine, now });
const person = {
  ...{ name: 'Ann Other', slug: 'ann', role: 'Reporter', biography: 'Writes.', portrait: leadImage },
  ...{ expertise: ['Water'], languages: ['fr'], beats: [], stories: [], older: null },
  contact: { name: 'Ann Other', slug: 'ann', role: null, channels: [] },
};

describe('by the vocabulary of schema.org', () => {
  it.each(typesOfWork.map(({ value }) => value))('a story of the type %s is valid', (typeOfWork) => {
    expect(schemaOrgProblems(storyData({ typeOfWork }))).toEqual([]);
  });

  it.each([
    ['a retracted story', storyData({ retractedAt: '2026-11-26T10:00:00.000Z' })],
    ['a story without byline or picture', storyData({ bylines: null, leadImage: null, section: null })],
    ['the publication', newsOrganization(site, siteUrl)],
    ['the site', webSite(site, siteUrl)],
    ['a person’s page', profilePage(person, site, siteUrl)],
    ['breadcrumbs', breadcrumbs([{ name: 'Tech', path: '/sections/tech' }], siteUrl)],
  ])('%s is valid', (_, data) => {
    expect(schemaOrgProblems(data)).toEqual([]);
  });

  it.each([
    ['an unknown type', { '@type': 'NewsStory' }],
    ['an unknown property', { '@type': 'NewsArticle', lede: 'They met.' }],
    ['a property of another type', { '@type': 'Person', articleSection: 'Tech' }],
    ['a property that was replaced', { '@type': 'Person', members: 'Ann' }],
    ['a value out of range', { '@type': 'NewsArticle', publisher: { '@type': 'Place', name: 'x' } }],
    ['a number in place of words', { '@type': 'NewsArticle', headline: 7 }],
    ['a nested mistake', { '@type': 'NewsArticle', author: [{ '@type': 'Person', nickname: 'A' }] }],
  ])('%s is a problem', (_, data) => {
    expect(schemaOrgProblems(data)).toHaveLength(1);
  });
});
