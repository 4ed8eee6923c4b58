import { pageMetadata, storyMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { article, site } from '../../fixtures/story.ts';

describe('the metadata of a page', () => {
  it('is complete for cards, whatever the kind of page', () => {
    const list = pageMetadata({ site, title: 'Tech', description: 'Machines', path: '/sections/tech' });
    const told = { siteName: 'The Proof', locale: 'en_GB' };
    expect(list.openGraph).toEqual({
      ...told,
      type: 'website',
      title: 'Tech',
      description: 'Machines',
      url: '/sections/tech',
      images: [{ url: '/card.png', width: 1200, height: 630, alt: 'The Proof' }],
    });
    expect(storyMetadata(article, site).openGraph).toMatchObject({ ...told, type: 'article' });
  });

  it('has a line for cards where the page itself has no description', () => {
    const list = pageMetadata({ site, title: 'Archive', description: null, path: '/archive' });
    expect(list.openGraph).toMatchObject({ description: 'Read twice' });
    expect(list.description).toBeNull();
  });

  it('links feeds only where there are some', () => {
    const feeds = (path: string, hasFeeds: boolean) =>
      pageMetadata({ site, title: 'A', description: null, path, hasFeeds }).alternates?.types;
    expect(feeds('/', true)).toMatchObject({ 'application/rss+xml': '/feed.xml' });
    expect(feeds('/topics/water', true)).toMatchObject({ 'application/rss+xml': '/topics/water/feed.xml' });
    expect(feeds('/pages/about', false)).toBeUndefined();
  });

  it('names the story in all its languages, its own included', () => {
    const translations = [{ language: 'de', slug: 'eine-geschichte', headline: 'Eine Geschichte' }];
    const { alternates, openGraph } = storyMetadata({ ...article, translations }, site);
    expect(alternates?.languages).toEqual({
      en: '/articles/a-story',
      de: '/articles/eine-geschichte',
    });
    expect(openGraph).toMatchObject({ locale: 'en_GB', alternateLocale: ['de_DE'] });
    expect(storyMetadata(article, site).alternates).not.toHaveProperty('languages');
  });

  it('gives the front page its whole title', () => {
    expect(
      pageMetadata({ site, title: 'The Proof: Read twice', description: null, path: '/' }).title,
    ).toEqual({
      absolute: 'The Proof: Read twice',
    });
  });
});
