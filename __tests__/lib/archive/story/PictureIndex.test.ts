import { PictureIndex } from '../../../../lib/archive/story/PictureIndex.ts';

const index = new PictureIndex([
  'uploads/2019/05/market.jpg',
  'uploads/2019/05/market-300x200.jpg',
  'uploads/2020/01/market.jpg',
  'uploads/2020/01/only-300x200.jpg',
  'a/logo.png',
  'b/logo.png',
  'uploads/Größe.png',
  'flat.png',
]);

describe('PictureIndex', () => {
  it.each([
    [
      'the file at the same path',
      'https://x.example/wp-content/uploads/2020/01/market.jpg',
      'uploads/2020/01/market.jpg',
    ],
    [
      'the original of a smaller copy',
      'https://x.example/uploads/2019/05/market-1024x768.jpg',
      'uploads/2019/05/market.jpg',
    ],
    [
      'a smaller copy without an original',
      'https://x.example/uploads/2020/01/only-300x200.jpg',
      'uploads/2020/01/only-300x200.jpg',
    ],
    ['an encoded name, in any case', '/uploads/gr%C3%B6%C3%9Fe.PNG', 'uploads/Größe.png'],
    ['its own smaller copy before the original of another folder', '/b/market-300x200.jpg', null],
    ['no picture of another story with the same name', 'https://x.example/c/only.jpg', null],
    ['a file in no folder by its name', 'https://cdn.example/max/800/flat.png', 'flat.png'],
    ['nothing for a name that two files have', 'https://x.example/c/logo.png', null],
    ['nothing outside of the folder', '../../etc/passwd', null],
  ])('finds %s', (_case, address, file) => {
    expect(index.find(address)).toBe(file);
  });
});
