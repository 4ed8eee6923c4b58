import fc from 'fast-check';
import { changedPassage } from '../../../../lib/articles/changes/changedPassage.ts';

const block = (text: string, _key = 'a') => ({ _type: 'block', _key, children: [{ text }] });

describe('changedPassage', () => {
  it.each([
    ['equal versions', { headline: 'A' }, { headline: 'A' }, null],
    [
      'a headline whole',
      { headline: 'Ten held' },
      { headline: 'Two held' },
      { was: 'Ten held', is: 'Two held' },
    ],
    [
      'the sentence that changed',
      { body: [block('It rained. The firm began in 1985. It grew.')] },
      { body: [block('It rained. The firm began in 1975. It grew.')] },
      { was: 'The firm began in 1985.', is: 'The firm began in 1975.' },
    ],
    [
      'a sentence that was added',
      { body: [block('It rained. It grew.')] },
      { body: [block('It rained. Nobody came. It grew.')] },
      { was: '', is: 'Nobody came.' },
    ],
    [
      'a paragraph that was taken out',
      { body: [block('Kept.'), block('Wrong.', 'b')] },
      { body: [block('Kept.')] },
      { was: 'Wrong.', is: '' },
    ],
    [
      'a paragraph that was replaced',
      { body: [block('Wrong.', 'b')] },
      { body: [block('Right.', 'c')] },
      { was: 'Wrong.', is: 'Right.' },
    ],
    ['the summary', { summary: 'One. Two.' }, { summary: 'One. Three.' }, { was: 'Two.', is: 'Three.' }],
  ])('finds %s', (_case, before, after, passage) => {
    expect(changedPassage(before, after)).toEqual(passage);
  });

  it('names words that stand in the two texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const passage = changedPassage({ body: [block(before)] }, { body: [block(after)] });
        if (before === after) return passage === null;
        return passage !== null && before.includes(passage.was) && after.includes(passage.is);
      }),
    );
  });
});
