import { unreadableWords } from '../../../../lib/articles/preview/unreadableWords.ts';

describe('why a preview cannot be shown', () => {
  it.each([
    ['name', 'Invalid input: expected string, received null', 'The field “name” is empty.'],
    ['name', 'is empty', 'The field “name” is empty.'],
    ['slug', 'cannot be part of an address', 'The field “Address” cannot be part of an address.'],
    ['body', 'is too long to be shown', 'The field “body” is too long to be shown.'],
    ['', 'has a value that is not a list', 'The document has a value that is not a list.'],
    ['url', 'Too big', 'The field “url” cannot be read: Too big.'],
  ])('is said of %j: %s', (path, problem, words) => {
    expect(unreadableWords({ path, problem })).toBe(words);
  });
});
