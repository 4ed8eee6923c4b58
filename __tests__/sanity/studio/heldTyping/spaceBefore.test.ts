import { spaceBefore } from '../../../../sanity/studio/heldTyping/spaceBefore.ts';

describe('spaceBefore', () => {
  it.each([
    ['another text', 'stands.', 'A house', 'The mill ', ' '],
    ['another sentence', '“Now.”', 'A house.', 'The mill ', ' '],
    ['a word that is the same', 's stand.', 'Here the mill', 'The mill', ''],
    ['a space', 'stands.', 'A house ', 'The mill ', ''],
    ['nothing', 'stands.', '', 'The mill ', ''],
    ['an opening bracket', 'stands.', 'A house (', 'The mill ', ''],
    ['another text, but begin with a space', ' stands.', 'A house', 'The mill', ''],
    ['another text, but are punctuation', ', it is said.', 'A house', 'The mill', ''],
    ['another text, in a script without spaces', '水車', '家', '川', ''],
  ])('of words behind %s', (_case, words, text, typedAfter, space) => {
    expect(spaceBefore(words, text, typedAfter)).toBe(space);
  });
});
