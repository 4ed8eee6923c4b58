import { type Block, plainBlock } from '../../../../lib/pasting/Block.ts';
import { withTypedLists } from '../../../../lib/pasting/lists/withTypedLists.ts';

const paragraphs = (text: string): Block[] =>
  text.split('\n\n').map((part, index) => plainBlock(part, `p${index}`));

const read = (blocks: Block[]): Block[] => {
  let keys = 0;
  return withTypedLists(blocks, () => `k${keys++}`);
};

const lines = (blocks: Block[]): string[] =>
  blocks.map(({ listItem, level, children }) => {
    const text = (children as { text: string }[]).map((span) => span.text).join('');
    return listItem ? `${listItem}${level}: ${text}` : text;
  });

describe('lines with typed markers', () => {
  it.each([
    ['dashes', 'It needs:\n- sand\n- water', ['It needs:', 'bullet1: sand', 'bullet1: water']],
    ['asterisks', '* sand\n* water\n\nSo it is.', ['bullet1: sand', 'bullet1: water', 'So it is.']],
    ['bullets and tabs', '•\tsand\n•\twater', ['bullet1: sand', 'bullet1: water']],
    ['numbers', '1. sand\n2) water', ['number1: sand', 'number1: water']],
    ['the same number', '1. sand\n1. water', ['number1: sand', 'number1: water']],
    [
      'markers further right',
      '1. sand\n   - wet\n   - dry\n2. water',
      ['number1: sand', 'bullet2: wet', 'bullet2: dry', 'number1: water'],
    ],
    ['empty lines in between', '- sand\n\n- water', ['bullet1: sand', 'bullet1: water']],
    ['lines that go on', '- sand\n  of the river\n- water', ['bullet1: sand of the river', 'bullet1: water']],
  ])('become a list if they have %s', (_case, text, expected) => {
    expect(lines(read(paragraphs(text)))).toEqual(expected);
  });

  it.each([
    ['one of them', 'He said:\n- Nobody reads it.\nThen he left.'],
    ['numbers that do not begin with 1', '3. May\n4. May'],
    ['numbers that do not count on', '1. May\n5. May'],
    ['years', '1975. The mill opens.\n1976. It burns.'],
    ['markers without a space', '-5 degrees\n-7 degrees'],
    ['markers without text', '-\n-'],
    ['a bullet and a number', '- sand\n1. water'],
  ])('stay text if there is %s', (_case, text) => {
    const blocks = paragraphs(text);
    expect(read(blocks)).toBe(blocks);
  });

  it('keep marks and links, and leave other blocks as they are', () => {
    const marked = (_key: string, text: string, mark: string): Block => ({
      _type: 'block',
      _key,
      style: 'normal',
      markDefs: [{ _type: 'link', _key: 'l', href: 'https://example.org/' }],
      children: [
        { _type: 'span', _key: `${_key}a`, text, marks: [] },
        { _type: 'span', _key: `${_key}b`, text: 'water', marks: [mark] },
      ],
    });
    const picture = { _type: 'image', _key: 'i' };
    expect(read([marked('a', '- sand\n- ', 'strong'), marked('b', '- clear ', 'l'), picture])).toMatchObject([
      { _key: 'a', listItem: 'bullet', markDefs: [], children: [{ text: 'sand' }] },
      { listItem: 'bullet', markDefs: [], children: [{ text: 'water', marks: ['strong'] }] },
      {
        _key: 'b',
        markDefs: [{ _key: 'l' }],
        children: [{ text: 'clear ' }, { text: 'water', marks: ['l'] }],
      },
      picture,
    ]);
  });

  it('give every block and span a key of its own', () => {
    const blocks = read(paragraphs('It needs:\n- sand\n- water\n\n1. first\n2. second'));
    const keys = blocks.flatMap(({ _key, children }) => [
      _key,
      ...(children as { _key: string }[]).map((span) => span._key),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
