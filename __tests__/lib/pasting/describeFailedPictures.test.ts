import { describeFailedPictures } from '../../../lib/pasting/describeFailedPictures.ts';

const damaged = (name: string): string => `“${name}” is damaged.`;

describe('pictures that were not uploaded', () => {
  it.each([
    [[], null],
    [['a.jpg'], '1 picture could not be uploaded. “a.jpg” is damaged. Choose another one in its form.'],
    [
      ['a.jpg', 'b.jpg'],
      '2 pictures could not be uploaded. “a.jpg” is damaged. “b.jpg” is damaged. Choose others in their forms.',
    ],
    [
      ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'],
      '4 pictures could not be uploaded. “a.jpg” is damaged. “b.jpg” is damaged. “c.jpg” is damaged. One more failed. Choose others in their forms.',
    ],
  ])('are named: %j', (names, words) => {
    expect(describeFailedPictures(names.map(damaged))).toBe(words);
  });
});
