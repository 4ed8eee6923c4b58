import { findPicture, imageSources, imageUrl } from '../../../lib/images/imageUrl.ts';

const result = (url: string) => ({
  alt: 'A drawing',
  hotspot: { x: 0.25, y: 0.75 },
  asset: {
    _id: 'image-abc-1000x800-png',
    url,
    metadata: { lqip: null, dimensions: { width: 1000, height: 800 } },
  },
});
const embedded = 'http://elsewhere:9999/lake/images/copydesk/production/abc-1000x800.png';
const hosted = 'https://cdn.sanity.io/images/p1/production/abc-1000x800.png';

const pictureOf = (url: string, change = {}) => {
  const picture = findPicture({ ...result(url), ...change });
  if (!picture) throw new Error('a picture was expected');
  return picture;
};

describe('a picture', () => {
  it('loads from the site’s own origin if it is in the embedded lake', () => {
    expect(pictureOf(embedded).url).toBe('/lake/images/copydesk/production/abc-1000x800.png');
  });

  it('stays on Sanity’s CDN if it is hosted there', () => {
    expect(pictureOf(hosted).url).toBe(hosted);
  });

  it('is cropped around its focal point', () => {
    const url = imageUrl(pictureOf(hosted), { width: 600, ratio: { width: 3, height: 2 } });
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      w: '600',
      h: '400',
      fit: 'crop',
      crop: 'focalpoint',
      'fp-x': '0.25',
      'fp-y': '0.75',
      auto: 'format',
    });
  });

  it('is cut to its editor’s crop', () => {
    const crop = { left: 0.1, right: 0.1, top: 0, bottom: 0.5 };
    expect(imageUrl(pictureOf(hosted, { crop }), { width: 600 })).toContain('rect=100,0,800,400');
  });

  it('is never requested larger than its original', () => {
    expect(imageSources(pictureOf(embedded)).match(/\d+w$|\d+w(?=,)/g)).toEqual([
      '320w',
      '480w',
      '544w',
      '640w',
      '768w',
      '960w',
    ]);
  });

  it.each([
    ['no image', null],
    ['no asset', { ...result(hosted), asset: null }],
    ['no size', { ...result(hosted), asset: { _id: 'x', url: hosted, metadata: null } }],
  ])('is null with %s', (_case, image) => {
    expect(findPicture(image)).toBeNull();
  });
});
