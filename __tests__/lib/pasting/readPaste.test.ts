import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Block } from '../../../lib/pasting/Block.ts';
import { describeLeftOut } from '../../../lib/pasting/LeftOut.ts';
import { readPaste } from '../../../lib/pasting/readPaste.ts';

const clipboard = (name: string): string =>
  readFileSync(join(__dirname, 'clipboards', `${name}.clipboard`), 'utf8');

const documentOf = (html: string): Document =>
  parseHTML(/<body[\s>]/.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`).document;

const read = (html: string, hasSources = true) => {
  let keys = 0;
  return readPaste(documentOf(html), { newKey: () => `k${keys++}`, hasSources });
};

type Link = { _key: string; href: string };
type Span = { text: string; marks: string[] };

/** Blocks as lines: `h2: text`, with marks as `[strong]`, lists as `bullet1:`, cells between bars. */
const lines = (blocks: Block[]): string[] =>
  blocks.map((block) => {
    if (block._type === 'table')
      return (block.rows as { cells: string[] }[]).map(({ cells }) => cells.join('|')).join(' / ');
    if (block._type !== 'block') return `${block._type}: ${block.alt} (${block.caption})`;
    const links = block.markDefs as Link[];
    const text = (block.children as Span[])
      .map(({ text, marks }) => {
        const names = marks.map((mark) => links.find(({ _key }) => _key === mark)?.href ?? mark);
        return names.length > 0 ? `[${names.join(' ')}: ${text}]` : text;
      })
      .join('');
    return `${block.listItem ? `${block.listItem}${block.level}` : block.style}: ${text}`;
  });

const cut = (blocks: Block[]) => lines(blocks).map((line) => line.replace('normal: ', ''));

describe('a paste from Word', () => {
  const { blocks, sources, leftOut } = read(clipboard('word'));

  it('keeps headings, lists, quotations, tables, links and emphasis', () => {
    expect(lines(blocks)).toEqual([
      'h2: The river and the mill',
      'h2: What the gauge said',
      'normal: The clerk [strong: came early] and [em: read] the gauge. It was low.',
      'h3: Before the flood',
      'bullet1: Sand',
      'bullet2: Wet sand',
      'number1: The first number',
      'blockquote: “Nobody read it.”',
      'Month|Level / May|2.1 m',
      'normal: See [https://example.org/gauge: the gauge].',
    ]);
  });

  it('keeps numbered headings, and numbers without a dot', () => {
    const item = (tag: string, marker: string, text: string) =>
      `<${tag} style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">${marker}</span>${text}</${tag}>`;
    const { blocks: numbered } = read(
      item('h1', '1.', 'The river') + item('p', '1', 'Sand') + item('p', 'o', 'Mud'),
    );
    expect(lines(numbered)).toEqual(['h2: The river', 'number1: Sand', 'bullet1: Mud']);
  });

  it('says that a picture is left out which is a shape alone', () => {
    const html = '<p>A</p><v:shape id="a"><v:imagedata src="file:///C:/a.png"></v:imagedata></v:shape>';
    expect(read(html).leftOut).toEqual({ picture: 1 });
  });

  it('makes footnotes sources', () => {
    expect(sources).toMatchObject([
      {
        _type: 'source',
        outlet: 'example.org',
        title: 'River board, Levels of 2026',
        url: 'https://www.example.org/levels',
      },
    ]);
  });

  it('says what it left out', () => {
    expect(describeLeftOut(leftOut)).toBe(
      'Left out: 1 picture (not on the clipboard), 1 comment, 1 deleted passage (tracked changes), text colours.',
    );
  });

  it('keeps footnotes in the text of a document without sources', () => {
    const { blocks: page, sources: none } = read(clipboard('word'), false);
    expect(none).toEqual([]);
    expect(lines(page)[2]).toContain('the gauge.[1] It was low.');
    expect(lines(page).at(-1)).toContain('[1] River board, Levels of 2026');
  });
});

describe('a paste from Google Docs', () => {
  const { blocks, leftOut } = read(clipboard('googleDocs'));

  it('keeps what styles say, not tags', () => {
    expect(lines(blocks)).toEqual([
      'h2: What the gauge said',
      'normal: The clerk [strong: came early][em:  and read], says [https://example.org/gauge: the board].',
      'h3: Before the flood',
      'bullet1: Sand',
      'bullet2: Wet sand',
      'number1: The first number',
      'Month|Level / May|2.1 m',
    ]);
  });

  it('says what it left out', () => {
    expect(describeLeftOut(leftOut)).toBe('Left out: 1 picture (not on the clipboard), highlighting.');
  });
});

describe('a paste from Word for the web', () => {
  const { blocks, leftOut } = read(clipboard('wordOnline'));

  it('keeps headings, and the levels of items that are lists of their own', () => {
    expect(lines(blocks)).toEqual([
      'h2: What the gauge said',
      'normal: [strong: The clerk] read [https://example.org/gauge: the gauge]',
      'bullet1: Sand',
      'bullet2: Wet sand',
      'number1: The first number',
      'Month|Level / May|2.1 m',
    ]);
    expect(leftOut).toEqual({});
  });
});

describe('a paste from LibreOffice', () => {
  const { blocks, sources, leftOut } = read(clipboard('libreOffice'));

  it('keeps headings, lists, quotations, tables and footnotes', () => {
    expect(lines(blocks)).toEqual([
      'h2: What the gauge said',
      'normal: The clerk [strong: came early] and read the [https://example.org/gauge: gauge].',
      'number1: One',
      'number2: Under one',
      'number1: Two',
      'bullet1: Sand',
      'blockquote: “Nobody read it.”',
      'Month|Level / May|2.1 m',
    ]);
    expect(sources).toMatchObject([
      { title: 'River board, Levels of 2026', url: 'https://www.example.org/levels' },
    ]);
    expect(describeLeftOut(leftOut)).toBe('Left out: 1 picture (not on the clipboard), text colours.');
  });
});

describe('a paste from Apple Pages', () => {
  it('keeps formats, lists and tables', () => {
    expect(lines(read(clipboard('pages')).blocks)).toEqual([
      'normal: The clerk [strong: came early], and [em: read] [https://example.org/gauge: the gauge].',
      'bullet1: Sand',
      'bullet2: Wet sand',
      'Month|Level / May|2.1 m',
    ]);
  });
});

describe('a paste from a spreadsheet', () => {
  it('is a table, from Google Sheets', () => {
    const { blocks, leftOut } = read(clipboard('sheets'));
    expect(lines(blocks)).toEqual(['Month|Level, m / May|2.1 / June (dry)|1.4']);
    expect(describeLeftOut(leftOut)).toBeNull();
  });

  it('is a table without empty rows, from Excel', () => {
    const { blocks, leftOut } = read(clipboard('excel'));
    expect(lines(blocks)).toEqual(['Levels of the river|| / Month|Level|Rain / May|2.1|31']);
    expect(describeLeftOut(leftOut)).toBe('Left out: 1 merged cell (split).');
  });

  it('is text if it is one cell', () => {
    expect(cut(read('<table><tr><td>2.1</td></tr></table>').blocks)).toEqual(['2.1']);
  });

  it('keeps the place of cells beside merged ones', () => {
    const html =
      '<table><tr><td rowspan="2">A</td><td>B</td></tr><tr><td>C</td></tr><tr><td>D</td><td>E</td></tr></table>';
    expect(lines(read(html).blocks)).toEqual(['A|B / |C / D|E']);
  });
});

describe('a paste from a web page', () => {
  const { blocks, pictures, sources, leftOut } = read(clipboard('webPage'));

  it('keeps text, lines, lists, quotations and pictures that came along', () => {
    expect(lines(blocks)).toEqual([
      'h2: What the gauge said',
      'normal: The clerk [strong: came early], [https://example.org/gauge: says the board]. More here.',
      'blockquote: Nobody read it.',
      'blockquote: Nobody at all.',
      'image: A gauge in a river (The gauge in May.)',
      'normal: The mill.',
      'number1: One\nline',
      'number1: Two\nand more',
      'normal: Line one\nline two',
      'normal: A new paragraph',
    ]);
    expect(pictures).toEqual([{ key: blocks[4]?._key, url: 'data:image/png;base64,iVBORw0KGgo=' }]);
  });

  it('makes references sources and says what it left out', () => {
    expect(sources).toMatchObject([
      {
        outlet: 'news.example.com',
        title: expect.stringContaining('The gauge'),
        url: 'https://news.example.com/a',
      },
    ]);
    expect(describeLeftOut(leftOut)).toBe(
      'Left out: 1 picture (not on the clipboard), 1 video, 1 embedded page, 1 link without a web address.',
    );
  });

  it('makes notes sources whose links have the address of the page, as browsers copy them', () => {
    const page = 'https://en.example.org/wiki/Mill';
    const mark = (id: string) => `<sup id="ref-${id}"><a href="${page}#note-1">[1]</a></sup>`;
    const html = `<p>A mill${mark('a')} stood${mark('b')} here.</p><p>See <a href="https://other.example.org/#note-1">[2]</a>.</p>
      <ol><li id="note-1">^ <a href="${page}#ref-a">a</a> <a href="${page}#ref-b">b</a> A mill, <a href="https://example.org/mill">in pictures</a></li></ol>`;
    const { blocks, sources } = read(html);
    expect(cut(blocks)).toEqual(['A mill stood here.', 'See [https://other.example.org/#note-1: [2]].']);
    expect(sources).toMatchObject([
      { outlet: 'example.org', title: 'A mill, in pictures', url: 'https://example.org/mill' },
    ]);
  });

  it('reads tables that arrange a page as text', () => {
    const html =
      '<table><tr><td><table><tr><td>A</td><td>B</td></tr></table></td><td><p>Text</p></td></tr></table>';
    expect(cut(read(html).blocks)).toEqual(['A|B', 'Text']);
  });

  it('keeps a table with a header around another table, and says so', () => {
    const html =
      '<table><tr><th>A</th><th>B</th></tr><tr><td>C</td><td>D<table><tr><td>E</td><td>F</td></tr></table></td></tr></table>';
    const { blocks, leftOut } = read(html);
    expect(cut(blocks)).toEqual(['A|B / C|D E F']);
    expect(describeLeftOut(leftOut)).toBe('Left out: 1 table in a table (put in one cell).');
  });

  it('says that lists in cells are in one line, without their markers from Word', () => {
    const html =
      '<table><tr><td>A</td><td><ul><li>B</li><li>C</li></ul></td></tr><tr><td>D</td><td><p><span style="mso-list:Ignore">·</span>E</p></td></tr></table>';
    const { blocks, leftOut } = read(html);
    expect(cut(blocks)).toEqual(['A|B C / D|E']);
    expect(describeLeftOut(leftOut)).toBe('Left out: 1 list in a table (put in one line).');
  });

  it.each([
    ['https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D', 'https://example.org/a?b=1'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    [
      'https://www.google.com/search?q=https://example.org',
      'https://www.google.com/search?q=https://example.org',
    ],
  ])('reads a link to %s', (href, target) => {
    expect(cut(read(`<p><a href="${href}">A</a></p>`).blocks)).toEqual([`[${target}: A]`]);
  });

  it.each([
    ['hidden text', '<p>A<span style="display:none">B</span></p>', ['A']],
    ['scripts', '<p>A<script>B</script></p>', ['A']],
    ['an address that runs code', '<p><a href="javascript:alert(1)">A</a></p>', ['A']],
    ['preformatted lines', '<pre>A\n  B</pre>', ['A\n  B']],
    ['elements that are blocks by their style', 'A<span style="display: block"></span>B', ['A', 'B']],
    ['text beside blocks', 'A<p>B</p>C', ['A', 'B', 'C']],
    ['spaces between elements', '<p> A <b> B </b> C </p>', ['A [strong: B ]C']],
    ['an empty clipboard', '<p> </p>', []],
  ])('reads %s', (_case, html, expected) => {
    expect(cut(read(html).blocks)).toEqual(expected);
  });

  it('gives each block and span its own key', () => {
    const keys = blocks.flatMap((block) => [
      block._key,
      ...((block.children as { _key: string }[] | undefined) ?? []).map(({ _key }) => _key),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a paste that is too large', () => {
  it.each([
    ['nodes', '<b>a</b>'.repeat(100_001), 'The clipboard has too much formatting to be read.'],
    ['blocks', '<p>a</p>'.repeat(1_001), 'The clipboard has 1,001 paragraphs and other blocks.'],
    ['columns', `<table><tr>${'<td>a</td>'.repeat(101)}</tr></table>`, 'The table has 101 columns.'],
    ['merged cells', `<table><tr>${'<td colspan="9999">a</td>'.repeat(501)}</tr></table>`, 'too many cells'],
  ])('is refused with its reason: %s', (_case, html, reason) => {
    expect(() => read(html)).toThrow(reason);
  });

  it.each([
    ['lines', `<pre>${'a\n'.repeat(1_500)}</pre>`],
    ['breaks', `<p>${'a<br>'.repeat(1_500)}</p>`],
    ['spans', `<p>${'a<b>b</b>'.repeat(300)}</p>`],
    ['lines of a list item', `<ul><li>${'<p>a</p>'.repeat(1_500)}</li></ul>`],
  ])('is several paragraphs if one would have too many %s', (_case, html) => {
    const { blocks } = read(html);
    expect(blocks).toHaveLength(2);
    for (const { children } of blocks as { children?: Span[] }[])
      expect(children?.length).toBeLessThanOrEqual(500);
  });

  it('keeps its footnotes in the text if a story would have too many sources', () => {
    const marks = Array.from({ length: 201 }, (_, index) => `<a href="#n${index}" id="r${index}">1</a> `);
    const notes = marks.map((_, index) => `<p id="n${index}"><a href="#r${index}">^</a> A</p>`);
    const { blocks, sources } = read(`<p>${marks.join('')}</p>${notes.join('')}`);
    expect(sources).toEqual([]);
    expect(blocks).toHaveLength(202);
  });

  it('may be one paragraph of many pieces', () => {
    const [line] = lines(read(`<p>${'<b>a </b>'.repeat(50_000)}</p>`).blocks);
    expect(line).toBe(`normal: [strong: ${'a '.repeat(50_000).trim()}]`);
  });

  it('may be nested without a bound', () => {
    expect(cut(read(`${'<div>'.repeat(10_000)}A`).blocks)).toEqual(['A']);
  });
});
