import { paragraphsOf } from '../../../lib/text/paragraphsOf.ts';

describe('the paragraphs of a text', () => {
  it.each<[string | null, string[]]>([
    ['One.\n\nTwo.', ['One.', 'Two.']],
    ['One,\nstill one.\n \n\nTwo.\n', ['One,\nstill one.', 'Two.']],
    ['', []],
    [null, []],
  ])('of %j', (text, paragraphs) => {
    expect(paragraphsOf(text)).toEqual(paragraphs);
  });
});
