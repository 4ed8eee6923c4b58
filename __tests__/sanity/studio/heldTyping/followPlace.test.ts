import { followPlace } from '../../../../sanity/studio/heldTyping/followPlace.ts';

describe('followPlace', () => {
  it.each([
    ['nothing else has changed', 'The mill stands.', 'The mill'.length],
    ['words were added behind it', 'The mill stands. Still.', 'The mill'.length],
    ['words were added before it', 'Here the old mill stands.', 'Here the old mill'.length],
    ['the words before it were removed', ' stands.', 0],
    ['both sides have changed', 'A mill stood.', null],
  ])('finds the place if %s', (_case, text, place) => {
    expect(followPlace('The mill', ' stands.', text)).toBe(place);
  });
});
