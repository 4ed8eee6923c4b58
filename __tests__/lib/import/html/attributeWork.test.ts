import { attributeWork } from '../../../../lib/import/html/attributeWork.ts';
import { parsePage } from '../../../../lib/import/html/parsePage.ts';

const attributes = (count: number, between = ' ') =>
  Array.from({ length: count }, (_, index) => `a${index}`).join(between);

describe('the work of attributes', () => {
  it.each([
    ['no tag', 'a < b > c', 0],
    ['a tag without attributes', '<p>x</p><br/>', 0],
    ['values with spaces and angle brackets', `<p a b="x > y z" c=d e = 'f g'>x`, 16],
    ['an unquoted address', '<a href=/x/y/z rel=me>', 4],
    ['attributes without space between', '<p a="x"b="y"c>', 9],
    ['two tags', '<p a b><p a>', 5],
    ['scripts and styles', `<script a>if (b<c ${attributes(90)})</script><STYLE>a<b c d</STYLE>`, 1],
    ['a tag without end', '<p a b', 4],
  ])('is the square of their number, with %s', (_case, html, work) => {
    expect(attributeWork(html)).toBe(work);
  });

  it('is too much with thousands in one tag, however they are separated', () => {
    for (const between of [' ', '/', '\n', '="v"', "='v' "])
      expect(() => parsePage(`<p ${attributes(100_000, between)}>x`)).toThrow('thousands of attributes');
    expect(parsePage(`<p ${attributes(1_000)}>x`).body.textContent).toBe('x');
  });
});
