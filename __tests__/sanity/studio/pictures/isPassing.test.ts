import { isPassing } from '../../../../sanity/studio/pictures/uploads/isPassing.ts';

it.each([
  ['a lost connection', new TypeError('Failed to fetch'), true],
  ['a fault of the server', { statusCode: 503 }, true],
  ['too many requests', { statusCode: 429 }, true],
  ['a damaged picture', { statusCode: 400 }, false],
  ['a picture that is too large', { statusCode: 413 }, false],
])('an upload that failed for %s can be tried again: %s', (_case, error, mayRetry) => {
  expect(isPassing(error)).toBe(mayRetry);
});
