import { OwnSites } from '../../../../lib/archive/mapping/OwnSites.ts';
import { wantedSlug } from '../../../../lib/archive/story/storyDocuments.ts';
import { archivedStory } from '../../../fixtures/archives/archivedStory.ts';

const sites = new OwnSites({}, { format: 'newsml', siteUrl: 'https://gazette.example' });
const agency = 'https://agency.example/2019/growers-win.html';
const placed = (addresses: string[], more: object = {}) =>
  sites.placed(archivedStory({ addresses, ...more }));

describe('the addresses of an agency’s story', () => {
  it('lead nowhere here, and give it no slug', () => {
    const story = placed([agency], { headline: 'A court decides' });
    expect(story).toMatchObject({ addresses: [agency], ownAddresses: [], slug: null });
    expect(wantedSlug(story)).toBe('a-court-decides');
    expect(placed([agency], { slugline: 'weir-court' }).slug).toBe('weir-court');
  });

  it('leave it the slug that it has of itself', () => {
    expect(placed([agency], { slug: 'own-name' }).slug).toBe('own-name');
  });

  it('do not stand in the way of those here', () => {
    const own = 'http://www.gazette.example/2019/weir';
    expect(placed([agency, own, '/weir'])).toMatchObject({ ownAddresses: [own, '/weir'], slug: null });
    expect(placed([own])).not.toHaveProperty('ownAddresses');
  });
});
