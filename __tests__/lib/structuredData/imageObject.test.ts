import type { Picture } from '../../../lib/images/imageUrl.ts';
import { digitalSources } from '../../../lib/pictures/digitalSources.ts';
import { imageObject } from '../../../lib/structuredData/imageObject.ts';
import { schemaOrgProblems } from '../../fixtures/schemas/schemaOrgProblems.ts';
import { site } from '../../fixtures/story.ts';

const siteUrl = 'https://news.example.org';
const picture: Picture = {
  ...{ url: '/lake/images/copydesk/production/abc-1000x800.jpg', width: 1000, height: 800 },
  ...{ placeholder: null, focus: { x: 0.5, y: 0.5 }, rect: null, alt: 'A mill.' },
  ...{ caption: 'The mill', credit: 'Ann Other/Garden Press' },
  ...{ copyright: '© Garden Press', licenceUrl: 'https://example.org/by', digitalSource: 'digitalCapture' },
};
const bare = {
  ...picture,
  caption: null,
  credit: null,
  copyright: null,
  licenceUrl: null,
  digitalSource: null,
};
const licensing = { ...site, policies: { pictureLicence: { title: 'Our pictures', slug: 'pictures' } } };
const page = `${siteUrl}/pages/pictures`;

describe('a picture’s structured data', () => {
  it('has its words, its owner, its licence and how it was made', () => {
    expect(imageObject(picture, { width: 800 }, licensing, siteUrl)).toEqual({
      '@type': 'ImageObject',
      url: expect.stringContaining(`${siteUrl}/lake/images/`),
      contentUrl: expect.stringContaining(`${siteUrl}/lake/images/`),
      caption: 'The mill',
      creditText: 'Ann Other/Garden Press',
      copyrightNotice: '© Garden Press',
      license: 'https://example.org/by',
      acquireLicensePage: page,
      digitalSourceType: 'https://schema.org/DigitalCaptureDigitalSource',
    });
  });

  it('has the paper’s terms if it has no licence of its own', () => {
    expect(imageObject(bare, { width: 800 }, licensing, siteUrl)).toMatchObject({
      license: page,
      acquireLicensePage: page,
    });
  });

  it('says nothing that is not known', () => {
    expect(Object.keys(imageObject(bare, { width: 800 }, site, siteUrl))).toEqual([
      '@type',
      'url',
      'contentUrl',
    ]);
  });

  it.each(digitalSources.map(({ value }) => value))('knows %s as schema.org does', (digitalSource) => {
    const data = imageObject({ ...picture, digitalSource }, { width: 800 }, licensing, siteUrl);
    expect(schemaOrgProblems(data)).toEqual([]);
  });
});
