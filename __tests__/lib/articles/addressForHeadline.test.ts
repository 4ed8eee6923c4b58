import { addressForHeadline } from '../../../lib/articles/addressForHeadline.ts';

const draft = { before: 'The mill', after: 'The mills', slug: 'the-mill', wasPublished: false };

describe('addressForHeadline', () => {
  it.each([
    ['is set by the first headline', { before: '', slug: null }, 'the-mills'],
    ['follows the headline', {}, 'the-mills'],
    ['follows with a number at its end', { slug: 'the-mill-2' }, 'the-mills'],
    ['follows with a long number at its end', { slug: 'the-mill-12' }, 'the-mills'],
    ['stays if somebody chose another that ends in a number', { slug: 'the-farm-2' }, 'the-farm-2'],
    ['stays after publication', { wasPublished: true }, 'the-mill'],
    ['stays if somebody chose it', { slug: 'mills' }, 'mills'],
    ['stays if somebody chose a longer one', { slug: 'the-mill-by-the-river' }, 'the-mill-by-the-river'],
    ['is removed with the headline', { after: '' }, null],
    ['follows a headline in other letters', { after: 'المطحنة' }, 'lmthn'],
    ['is not invented for a headline without letters', { after: '…' }, null],
  ])('%s', (_case, edit, slug) => {
    expect(addressForHeadline({ ...draft, ...edit })).toBe(slug);
  });
});
