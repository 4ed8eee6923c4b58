import { planTransform } from '../../src/assets/planTransform.ts';
import { readTransform } from '../../src/assets/transformParameters.ts';

const landscape = { width: 1600, height: 1000 };
const plan = (query: string, image = landscape) =>
  planTransform(image, readTransform(new URLSearchParams(query)));
const size = (query: string, image = landscape) => {
  const { width, height } = plan(query, image).canvas;
  return `${width}x${height}`;
};

describe('the size of a transformed image', () => {
  it.each([
    ['no parameter', '', '1600x1000'],
    ['a width, and the height in proportion', 'w=800', '800x500'],
    ['a height, and the width in proportion', 'h=250', '400x250'],
    ['clip, the default, fits both', 'w=800&h=800', '800x500'],
    ['clip enlarges', 'w=3200&fit=clip', '3200x2000'],
    ['max does not', 'w=3200&fit=max', '1600x1000'],
    ['max fits both', 'w=400&h=100&fit=max', '160x100'],
    ['crop fills both', 'w=400&h=400&fit=crop', '400x400'],
    ['crop enlarges', 'w=2000&h=2000&fit=crop', '2000x2000'],
    ['min keeps the ratio and does not enlarge', 'w=2000&h=2000&fit=min', '1000x1000'],
    ['min within the image is crop', 'w=200&h=100&fit=min', '200x100'],
    ['fill has a canvas of both', 'w=800&h=800&fit=fill', '800x800'],
    ['fillmax too', 'w=4000&h=4000&fit=fillmax', '4000x4000'],
    ['scale stretches', 'w=100&h=900&fit=scale', '100x900'],
    ['device pixels', 'w=200&dpr=2', '400x250'],
    ['a maximum width', 'w=900&max-w=300', '300x188'],
    ['a minimum width', 'w=10&min-w=160', '160x100'],
    ['only a maximum', 'max-h=100&fit=max', '160x100'],
    ['a rectangle before scaling', 'rect=0,0,500,500&w=100', '100x100'],
    ['a rectangle past the edge', 'rect=1500,900,500,500', '100x100'],
    ['a rectangle outside of the image', 'rect=5000,0,10,10', '1600x1000'],
    ['never longer than the limit', 'w=99999', '8192x5120'],
  ])('%s', (_case, query, expected) => {
    expect(size(query)).toBe(expected);
  });

  it('is at least one pixel high', () => {
    expect(size('w=10', { width: 4000, height: 2 })).toBe('10x1');
  });
});

describe('the place of a crop', () => {
  const cut = (query: string) => plan(`w=100&h=100&fit=crop&${query}`).cut;
  it.each([
    ['the middle', '', 300],
    ['the left', 'crop=left', 0],
    ['the right', 'crop=right', 600],
    ['a corner', 'crop=top,right', 600],
    ['the focal point', 'crop=focalpoint&fp-x=0.4&fp-y=0.5', 140],
    ['a focal point near the edge', 'fp-x=0.99', 600],
  ])('%s', (_case, query, left) => {
    expect(cut(query)).toEqual({ left, top: 0, width: 1000, height: 1000 });
  });

  it('is inside a requested rectangle', () => {
    expect(cut('rect=200,100,400,800&crop=bottom')).toEqual({ left: 200, top: 500, width: 400, height: 400 });
  });

  it('depends on the image’s content with entropy', () => {
    expect(plan('w=100&h=100&fit=crop&crop=entropy')).toMatchObject({
      isByEntropy: true,
      cut: { width: 1600 },
    });
  });
});

describe('readTransform', () => {
  it.each([
    ['w', 'w=none'],
    ['w', 'w=-5'],
    ['fit', 'fit=squeeze'],
    ['crop', 'crop=middle'],
    ['rect', 'rect=1,2,3'],
    ['q', 'q=101'],
    ['fm', 'fm=bmp'],
    ['or', 'or=45'],
    ['bg', 'bg=red'],
    ['fp-x', 'fp-x=2'],
    ['flip', 'flip=x'],
    ['blur', 'blur=1e9'],
  ])('rejects a wrong %s and names it', (name, query) => {
    expect(() => readTransform(new URLSearchParams(query))).toThrow(
      expect.objectContaining({ status: 400, message: expect.stringContaining(name) }),
    );
  });

  it.each([
    ['f80', { r: 255, g: 136, b: 0, alpha: 1 }],
    ['8f80', { r: 255, g: 136, b: 0, alpha: 136 / 255 }],
    ['ff8800', { r: 255, g: 136, b: 0, alpha: 1 }],
    ['00ff8800', { r: 255, g: 136, b: 0, alpha: 0 }],
  ])('reads the colour %s, its alpha first', (bg, colour) => {
    expect(readTransform(new URLSearchParams({ bg })).bg).toEqual(colour);
  });
});
