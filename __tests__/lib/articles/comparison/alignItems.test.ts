import { alignItems, type Item } from '../../../../lib/articles/comparison/alignItems.ts';
import fc from '../../../properties.ts';

/** `a:One` is a paragraph with a key, `:One` one without, `a:image:One` an item of another type. */
const item = (text: string): Item => {
  const [key = '', ...rest] = text.split(':');
  const content = rest.at(-1) ?? '';
  return { key: key || null, type: rest.length > 1 ? (rest[0] ?? '') : 'block', content, value: content };
};

const aligned = (before: string[], after: string[]) =>
  alignItems(before.map(item), after.map(item)).map(({ before: was, after: is }) => [
    was?.content ?? '',
    is?.content ?? '',
  ]);

const same = (text: string) => [text, text];

describe('alignItems', () => {
  it.each<[string, string[], string[], string[][]]>([
    [
      'the same item after one that was added and one that was removed',
      ['a:One', 'b:Two', 'c:Three', 'd:Four'],
      ['x:New', 'a:One', 'c:Three', 'd:Four'],
      [['', 'New'], same('One'), ['Two', ''], same('Three'), same('Four')],
    ],
    [
      'items by their keys, those between as removed',
      ['a:One', 'b:Two'],
      ['b:Two!'],
      [
        ['One', ''],
        ['Two', 'Two!'],
      ],
    ],
    [
      'an item with a new key by its type',
      ['a:One', 'b:Two'],
      ['x:Uno', 'b:Dos'],
      [
        ['One', 'Uno'],
        ['Two', 'Dos'],
      ],
    ],
    [
      'no item with a new key to one that is still there',
      ['a:One', 'b:Two'],
      ['x:New', 'a:Uno'],
      [
        ['', 'New'],
        ['One', 'Uno'],
        ['Two', ''],
      ],
    ],
    [
      'no items of different types',
      ['a:image:One'],
      ['x:Uno'],
      [
        ['', 'Uno'],
        ['One', ''],
      ],
    ],
    ['items of different types with one key', ['a:image:One'], ['a:Uno'], [['One', 'Uno']]],
    [
      'items without keys in their order',
      [':One', ':Two', ':Three'],
      [':Uno', ':Dos'],
      [
        ['One', 'Uno'],
        ['Two', 'Dos'],
        ['Three', ''],
      ],
    ],
    [
      'no item to one that an earlier item has passed',
      ['a:One', 'b:Two'],
      ['b:Dos', 'a:Uno'],
      [
        ['One', ''],
        ['Two', 'Dos'],
        ['', 'Uno'],
      ],
    ],
    [
      'no item by its type to one that has a key of a later item',
      ['a:One', 'b:Two', 'c:Three'],
      ['c:Tres', 'x:New', 'b:Dos'],
      [
        ['One', ''],
        ['Two', ''],
        ['Three', 'Tres'],
        ['', 'New'],
        ['', 'Dos'],
      ],
    ],
    [
      'no item by its type to one whose key is elsewhere now',
      ['a:One', 'b:Two', 'c:Three'],
      ['x:New', 'b:Two', 'c:Three', 'a:Uno'],
      [['', 'New'], ['One', ''], same('Two'), same('Three'), ['', 'Uno']],
    ],
  ])('aligns %s', (_case, before, after, pairs) => {
    expect(aligned(before, after)).toEqual(pairs);
  });

  it('aligns a list with more changes than a diff finds by its keys', () => {
    const texts = (word: string) => [
      'first:First',
      ...Array.from({ length: 600 }, (_, index) => `k${index}:${word} ${index}`),
      'last:Last',
    ];
    const pairs = aligned(texts('One'), texts('Uno'));
    expect(pairs).toHaveLength(602);
    expect(pairs[0]).toEqual(same('First'));
    expect(pairs[1]).toEqual(['One 0', 'Uno 0']);
    expect(pairs[600]).toEqual(['One 599', 'Uno 599']);
    expect(pairs[601]).toEqual(same('Last'));
  });

  it('leaves no item of either list out, and keeps their order', () => {
    const list = fc.array(
      fc
        .tuple(fc.constantFrom('', 'a', 'b', 'c', 'd'), fc.constantFrom('One', 'Two', 'image:One', 'Three'))
        .map(([key, text]) => item(`${key}:${text}`)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const pairs = alignItems(before, after);
        const contents = (items: (Item | null)[]) => items.flatMap((one) => (one ? [one.content] : []));
        expect(contents(pairs.map((pair) => pair.before))).toEqual(contents(before));
        expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after);
      }),
    );
  });
});
