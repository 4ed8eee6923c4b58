import { countBodyWords } from '../../../../sanity/studio/writing/countBodyWords.ts';

const block = (text: string) => ({ _type: 'block', children: [{ _type: 'span', text }] });

describe('countBodyWords', () => {
  it('counts the words of paragraphs, and of no pictures', () => {
    const body = [
      block('The clerk came early.'),
      { _type: 'image', caption: 'A gauge' },
      block('She read it.'),
    ];
    expect(countBodyWords(body)).toBe(7);
    expect(countBodyWords([...body, block('Twice.')])).toBe(8);
  });
});
