import { profilePage } from '../../../lib/structuredData/profilePage.ts';
import { webSite } from '../../../lib/structuredData/webSite.ts';
import { site } from '../../fixtures/story.ts';

const siteUrl = 'https://news.example.org';
const bare = {
  name: 'Ann Other',
  slug: 'ann-other',
  role: null,
  biography: null,
  portrait: null,
  expertise: [],
  languages: [],
  beats: [],
  stories: [],
  older: null,
  contact: { name: 'Ann Other', slug: 'ann-other', role: null, channels: [] },
};

describe('the structured data of a person’s page', () => {
  it('says who it is, and for whom they work', () => {
    const person = {
      ...bare,
      role: 'Reporter',
      biography: 'Writes.',
      expertise: ['Water'],
      languages: ['fr'],
    };
    expect(profilePage(person, site, siteUrl)).toMatchObject({
      '@type': 'ProfilePage',
      url: 'https://news.example.org/people/ann-other',
      mainEntity: {
        '@type': 'Person',
        name: 'Ann Other',
        jobTitle: 'Reporter',
        description: 'Writes.',
        knowsAbout: ['Water'],
        knowsLanguage: ['fr'],
        worksFor: { '@type': 'NewsMediaOrganization', name: 'The Proof' },
      },
    });
  });

  it('leaves out what is not known', () => {
    const { mainEntity } = profilePage(bare, site, siteUrl) as unknown as { mainEntity: object };
    expect(Object.keys(mainEntity)).toEqual(['@type', '@id', 'name', 'url', 'worksFor']);
  });
});

it('the site names its publisher and its search', () => {
  expect(webSite(site, siteUrl)).toMatchObject({
    '@type': 'WebSite',
    name: 'The Proof',
    url: 'https://news.example.org/',
    publisher: { '@id': 'https://news.example.org/#publisher' },
    potentialAction: {
      '@type': 'SearchAction',
      target: { urlTemplate: 'https://news.example.org/search?q={search_term_string}' },
      'query-input': 'required name=search_term_string',
    },
  });
});
