import { changedWords } from '../../../../lib/articles/comparison/changedWords.ts';

const paragraph = (_key: string, text: string) => ({
  _key,
  _type: 'block',
  style: 'h2',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: ['strong'] }],
});

describe('the words of a change', () => {
  it('are those of its fields, of a list what differs, without style and marks', () => {
    const was = {
      _rev: '1',
      headline: 'A mill',
      standfirst: 'It runs.',
      body: [paragraph('a', 'First.'), paragraph('b', 'Second.')],
      keyPoints: ['One'],
    };
    const is = {
      ...was,
      _rev: '2',
      headline: 'A mill and a month',
      body: [paragraph('a', 'First.'), paragraph('b', 'Second, longer.'), paragraph('c', 'Third.')],
      keyPoints: ['One', 'Two', 'Three'],
      leadImage: { _type: 'image', caption: 'The mill' },
    };
    expect(changedWords(was, is)).toBe(
      'Headline\nA mill and a month\n\nBody\nSecond, longer.\nThird.\n\nKey points\nTwo\nThree\n\nLead image\nThe mill',
    );
  });

  it('are none where nothing was written', () => {
    expect(changedWords({ headline: 'A mill' }, { _id: 'a', headline: 'A mill' })).toBe('');
    expect(changedWords({ headline: 'A mill' }, { headline: '' })).toBe('');
  });
});
