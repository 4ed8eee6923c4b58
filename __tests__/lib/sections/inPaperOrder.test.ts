import { inPaperOrder } from '../../../lib/sections/inPaperOrder.ts';

const sorted = (sections: string[], order: string[]) => inPaperOrder(sections, order, (id) => id);

describe('the order of sections', () => {
  it.each([
    ['is the one of the list', ['a', 'b', 'c'], ['c', 'a', 'b'], ['c', 'a', 'b']],
    [
      'stays for sections that are not in the list, after the others',
      ['a', 'b', 'c', 'd'],
      ['c'],
      ['c', 'a', 'b', 'd'],
    ],
    ['ignores ids without a section', ['a', 'b'], ['gone', 'b'], ['b', 'a']],
    ['stays without a list', ['b', 'a'], [], ['b', 'a']],
  ])('%s', (_case, sections, order, expected) => {
    expect(sorted(sections, order)).toEqual(expected);
  });
});
