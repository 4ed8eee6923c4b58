import { readElements } from '../../../../lib/archive/read/xml/readElements.ts';
import { textIn, textOf, type XmlElement } from '../../../../lib/archive/read/xml/XmlElement.ts';

async function* pieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const itemsOf = async (text: string | Uint8Array, size?: number): Promise<XmlElement[]> => {
  const found: XmlElement[] = [];
  for await (const element of readElements(pieces(text, size), {
    names: new Set(['item']),
    ignored: new Set(['comment']),
  }))
    found.push(element);
  return found;
};

describe('readElements', () => {
  it('yields each element whole, in whatever chunks it comes', async () => {
    const [one, other] = await itemsOf(
      '<r><item a="1">é <b>bold</b> end</item><item><![CDATA[<i>]]></item></r>',
    );
    expect(one?.attributes.a).toBe('1');
    expect(textOf(one ?? null)).toBe('é bold end');
    expect(textOf(other ?? null)).toBe('<i>');
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

  it.each([
    ['more text than memory should hold', `<r><item>${'x'.repeat(33_000_000)}</item></r>`],
    ['text outside of any wanted element', `<r>${'x'.repeat(33_000_000)}</r>`],
    ['elements nested too deep', `<r>${'<item>'.repeat(1_100)}`],
    ['too many elements', `<r><item>${'<b/>'.repeat(510_000)}</item></r>`],
  ])('refuses %s', async (_case, text) => {
    await expect(itemsOf(text, 1_000_000)).rejects.toThrow('too large');
  });

  it('says that a document ends early, after what came before', async () => {
    const found: string[] = [];
    const read = async () => {
      for await (const item of readElements(pieces('<r><item>a</item><item>b'), { names: new Set(['item']) }))
        found.push(textOf(item));
    };
    await expect(read()).rejects.toThrow('ends in the middle');
    expect(found).toEqual(['a']);
  });
});
