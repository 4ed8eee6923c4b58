import {
  type DamagedRecord,
  isDamaged,
  type ReadElement,
  readElements,
} from '../../../../lib/archive/read/xml/readElements.ts';
import { textIn, textOf, type XmlElement } from '../../../../lib/archive/read/xml/XmlElement.ts';

async function* pieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const readAll = async (text: string | Uint8Array, size?: number): Promise<ReadElement[]> => {
  const found: ReadElement[] = [];
  for await (const element of readElements(pieces(text, size), {
    names: new Set(['author']),
    records: new Set(['item']),
    ignored: new Set(['comment']),
  }))
    found.push(element);
  return found;
};
const itemsOf = async (text: string | Uint8Array, size?: number): Promise<XmlElement[]> =>
  (await readAll(text, size)).flatMap((one) => (isDamaged(one) ? [] : [one]));
const damagedIn = async (text: string, size?: number): Promise<DamagedRecord[]> =>
  (await readAll(text, size)).flatMap((one) => (isDamaged(one) ? [one] : []));

describe('readElements', () => {
  it('yields each element whole, in whatever chunks it comes', async () => {
    const [one, other] = await itemsOf(
      '<r><item a="1">é <b>bold</b> end</item><item><![CDATA[<i>]]></item></r>',
    );
    expect(one?.attributes.a).toBe('1');
    expect(textOf(one ?? null)).toBe('é bold end');
    expect(textOf(other ?? null)).toBe('<i>');
  });

  it('names a record whose CDATA section is too large, and reads those behind it', async () => {
    const large = `<item><title>Large</title><![CDATA[${'x'.repeat(40_000_000)}]]></item>`;
    const text = `<r><item>one</item>${large}<item>two</item></r>`;
    const found = await readAll(text, 65_536);
    expect(found.map((one) => (isDamaged(one) ? one.problem : textOf(one)))).toEqual([
      'one',
      expect.stringContaining('line 1, column 20: It is too large to be read'),
      'two',
    ]);
  });

  it('leaves out ignored elements with all below them', async () => {
    const [item] = await itemsOf('<r><item><t>a</t><comment>no<t>b</t></comment><u>c</u></item></r>');
    expect(textOf(item ?? null)).toBe('ac');
  });

  it('expands no entity of the document, however they are nested', async () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <r><item><t>&b;&c;&amp;</t></item></r>`;
    const [item] = await itemsOf(bomb);
    expect(item && textIn(item, 't')).toBe('&b;&c;&');
  });

  it('decodes the encoding that the document declares', async () => {
    const latin = Uint8Array.from(
      '<?xml version="1.0" encoding="iso-8859-1"?><r><item>caf\u00e9</item></r>',
      (character) => character.charCodeAt(0),
    );
    const [item] = await itemsOf(latin, 64);
    expect(textOf(item ?? null)).toBe('café');
  });

  it('goes on after a malformed place', async () => {
    const items = await itemsOf('<r><item>a\u0001b &nope; c</item><item>second</item></r>');
    expect(items.map(textOf)).toEqual(['a\u0001b &nope; c', 'second']);
  });

  it('refuses more text outside of items than memory should hold, with its place', async () => {
    await expect(itemsOf(`<r>\n${'x'.repeat(33_000_000)}</r>`, 1_000_000)).rejects.toThrow(
      'line 1, column 1: It is too large',
    );
  });

  it.each([
    ['more text than memory should hold', `<item>${'x'.repeat(33_000_000)}</item>`, 'too large'],
    ['elements nested too deep', `<item>${'<b>'.repeat(1_100)}</item>`, 'nested too deeply'],
    ['too many elements', `<item>${'<b/>'.repeat(510_000)}</item>`, 'too large'],
  ])('names an item with %s, and reads the others', async (_case, item, problem) => {
    const all = await readAll(`<r><item>first</item>${item}<item>last</item></r>`, 1_000_000);
    expect(all.map(isDamaged)).toEqual([false, true, false]);
    expect(all[1]).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  const five = (damaged: string): string =>
    `<r>\n<author>A</author>\n${item('1')}\n${item('2')}\n${damaged}\n${item('4')}\n${item('5')}\n</r>`;
  const item = (title: string, more = ''): string =>
    `<item><title><![CDATA[${title}]]></title>${more}<x><![CDATA[<p>t</p>]]></x></item>`;

  it.each([
    ['an ampersand alone in a link', item('3', '<link>https://a.example/?a=1&b=2;c&d</link>')],
    ['an ampersand at its end', item('3', '<link>AT&T & sons&</link>')],
    ['a text about feeds', item('3', '<y><![CDATA[<item><title>t</title></item>\n<item>…</item>]]></y>')],
    [
      'a text about feeds with sections of its own',
      item(
        '3',
        '<y><![CDATA[<item><t><![CDATA[a]]]]><![CDATA[></t></item> <item><t><![CDATA[b]]]]><![CDATA[>]]></y>',
      ),
    ],
    ['items in a comment', `<!-- <item>old</item> <item>older</item> -->${item('3')}`],
  ])('reads %s', async (_case, damaged) => {
    for (const size of [7, 64, 100_000]) {
      const all = await readAll(five(damaged), size);
      expect(all.filter(isDamaged)).toEqual([]);
      expect(all.map((one) => ('children' in one ? textIn(one, 'title') : null))).toEqual([
        ...[null, '1', '2', '3', '4', '5'],
      ]);
    }
  });

  it('keeps the ampersand, in text and attributes, and leaves sections as they are', async () => {
    const [read] = await itemsOf('<r><item><a h="?a=1&b=2">A & B<![CDATA[ & &amp; ]]></a></item></r>');
    expect(read && textIn(read, 'a')).toBe('A & B & &amp;');
    expect(read?.children[0]).toMatchObject({ attributes: { h: '?a=1&b=2' } });
  });

  it.each([
    ['a section that ends inside its text', item('3', '<y><![CDATA[a ]]> <p>b</p> ]]></y>'), 5, 65],
    ['a section that ends before tags without an end', item('3', '<y><![CDATA[a ]]><br>b ]]></y>'), 5, 0],
    ['a section without an end', item('3', '<y><![CDATA[a</y>'), 5, 0],
    ['a last section without an end', '<item><title><![CDATA[3]]></title><y><![CDATA[a</y></item>', 5, 38],
    ['a comment without an end', item('3', '<y>a<!-- b</y>'), 5, 0],
    ['a tag without an end', item('3', '<y>a'), 5, 0],
    ['a lower-than sign', item('3', '<y>a < b</y>'), 5, 0],
    ['an attribute without its quotation mark', item('3', '<y a="b>c</y>'), 5, 0],
    ['a wrong end tag', item('3', '<y>c</z>'), 5, 0],
    ['no end', item('3').replace('</item>', ''), 5, 1],
    ['no beginning', item('3').replace('<item>', ''), 0, 0],
  ])('names an item with %s, with its place, and reads the others', async (_case, damaged, line, column) => {
    for (const size of [7, 64, 100_000]) {
      const all = await readAll(five(damaged), size);
      expect(all.filter((one) => !isDamaged(one) && one.name === 'item')).toHaveLength(4);
      const [broken, ...more] = all.filter(isDamaged);
      expect(more).toEqual([]);
      expect(broken?.problem).toMatch(line > 0 ? `damaged at line ${line}, column ` : 'damaged at line ');
      if (column > 0) expect(broken?.problem).toMatch(`column ${column}`);
    }
  });

  it('refuses a document that is damaged between its items, with the place', async () => {
    const text = '<r>\n<author>A</author>\n<author><name>A & B</author>\n<item>a</item></r>';
    await expect(readAll(text)).rejects.toThrow('damaged at line 3, column 29: unexpected close tag');
  });

  it('says that a document ends early, after what came before and the item in which it ends', async () => {
    const found: string[] = [];
    const read = async (text: string) => {
      for await (const one of readElements(pieces(text), { names: new Set(), records: new Set(['item']) }))
        found.push(isDamaged(one) ? one.problem : textOf(one));
    };
    await expect(read('<r><item>a</item>\n<item>b')).rejects.toThrow(
      'damaged at line 2, column 8: it ends in the middle',
    );
    expect(found).toEqual(['a', expect.stringMatching('line 2, column 1: The file ends inside it')]);
  });

  it('does the same work for each character of an item, in whatever chunks it comes', async () => {
    const text = `<r><item>${'<![CDATA[</item><item>'.repeat(20_000)}</item></r>`;
    expect(await damagedIn(text, 1_000)).not.toEqual([]);
  });
});
