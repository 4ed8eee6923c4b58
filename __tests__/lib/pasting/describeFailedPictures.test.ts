import { describeFailedPictures } from '../../../lib/pasting/describeFailedPictures.ts';

const damaged = (name: string): string => `“${name}” is damaged.`;

describe('pictures that were not uploaded', () => {
  it.each([
    [[], 0, null],
    [['a.jpg'], 0, '1 picture could not be uploaded. “a.jpg” is damaged. It is not in the text.'],
    [
      ['a.jpg'],
      1,
      '1 picture could not be uploaded. “a.jpg” is damaged. Its words are in the text: choose another picture in its form.',
    ],
    [
      ['a.jpg', 'b.jpg'],
      1,
      '2 pictures could not be uploaded. “a.jpg” is damaged. “b.jpg” is damaged. The words of one are in the text: choose another picture in its form.',
    ],
    [
      ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'],
      0,
      '4 pictures could not be uploaded. “a.jpg” is damaged. “b.jpg” is damaged. “c.jpg” is damaged. One more failed. They are not in the text.',
    ],
    [
      ['a.jpg', 'b.jpg'],
      2,
      '2 pictures could not be uploaded. “a.jpg” is damaged. “b.jpg” is damaged. Words of theirs are in the text: choose other pictures in the forms of the empty ones.',
    ],
  ])('are named: %j, of which %s have words', (names, kept, words) => {
    expect(describeFailedPictures(names.map(damaged), kept)).toBe(words);
  });
});
