import { sharedWords } from '../../../lib/pictures/sharedWords.ts';

describe('sharedWords', () => {
  it.each([
    [
      'what the record lacks',
      { credit: 'Ada' },
      {},
      { caption: 'A weir', credit: 'Ben' },
      { caption: 'A weir' },
    ],
    [
      'a correction of what it shares',
      { caption: 'A weir' },
      { caption: 'A weir' },
      { caption: 'A dam' },
      { caption: 'A dam' },
    ],
    [
      'nothing if its words are its own',
      { caption: 'A lock' },
      { caption: 'A weir' },
      { caption: 'A dam' },
      {},
    ],
    [
      'nothing from a story without words',
      { caption: 'A weir' },
      { caption: 'A weir' },
      { caption: ' ' },
      {},
    ],
    ['nothing that is no text', {}, {}, { caption: 7 }, {}],
  ])('takes over %s', (_case, record, before, after, expected) => {
    expect(sharedWords(record, before, after)).toEqual(expected);
  });
});
