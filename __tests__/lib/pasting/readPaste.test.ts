import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Block } from '../../../lib/pasting/Block.ts';
import { describeLeftOut } from '../../../lib/pasting/LeftOut.ts';
import { readPaste } from '../../../lib/pasting/readPaste.ts';

const clipboard = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'clipboards', `${name}.clipboard`), 'utf8');

const documentOf = (html: string): Document =>
  parseHTML(/<body[\s>]/.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`).document;

const read = (html: string, hasSources = true) => {
  let keys = 0;
  return readPaste(documentOf(html), { newKey: () => `k${keys++}`, hasSources });
};

type Link = { _key: string; href?: string; source?: string };
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
        const names = marks.map((mark) => {
          const { href, source } = links.find(({ _key }) => _key === mark) ?? {};
          return href ?? source ?? mark;
        });
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

describe('comments and tracked changes', () => {
  const wordComments = `<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>
    <div id="_com_1" class=msocomtxt><span style='mso-comment-author:Ann'><a name="_msocom_1"></a></span>
    <p class=MsoCommentText><span class=MsoCommentReference>&nbsp;<a href="#_msoanchor_1" class=msocomoff>[AR1]</a></span>
    Nobody must read this.</p></div></div></div>`;
  const mark = '<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AR1]</a>';
  const changed = '<del cite="mailto:Ann">eight</del><ins cite="mailto:Ann">nine</ins>';

  it('of Word are left out, and no sources, in text and in cells', () => {
    const text = read(`<p>It was ${changed} schools.${mark}</p>${wordComments}`);
    expect([lines(text.blocks), text.sources]).toEqual([['normal: It was nine schools.'], []]);
    const table = read(
      `<table><tr><td>Schools</td><td>${changed}${mark}</td></tr></table><p>Below.</p>${wordComments}`,
    );
    expect([lines(table.blocks), table.sources]).toEqual([['Schools|nine', 'normal: Below.'], []]);
    for (const { leftOut } of [text, table]) expect(leftOut).toEqual({ comment: 1, deletion: 1 });
  });

  it('of Word for the web leave the text as it is now', () => {
    const { blocks, leftOut } = read(
      '<p>It was <span class="TrackChangeTextDeletion TrackedChange"><span>eight</span></span><span class="TrackChangeTextInsertion TrackedChange"><span>nine</span></span>.</p>',
    );
    expect([lines(blocks), leftOut]).toEqual([['normal: It was nine.'], { deletion: 1 }]);
  });

  it('of Google Docs are left out, and footnotes beside them become sources', () => {
    const html = `<p>The claim<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> goes on<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup>.</p>
      <hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> The report</p></div>
      <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>Nobody must</p><p>read this.</p></div>
      <div><p><a href="#cmnt_ref2" id="cmnt2">[b]</a>Nor this.</p></div>`;
    const { blocks, sources, leftOut } = read(html);
    expect(lines(blocks)).toEqual(['normal: The claim goes on.']);
    expect(sources.map(({ title }) => title)).toEqual(['The report']);
    expect(leftOut).toEqual({ comment: 2 });
    expect(lines(read(html, false).blocks).join()).not.toMatch(/this/);
  });

  it('that a web page strikes through are named', () => {
    expect(read('<p>The <del>eight</del> nine.</p>').leftOut).toEqual({ strike: 1 });
  });
});

describe('the hidden rows and columns of a spreadsheet', () => {
  it('are left out, with the place of the others', () => {
    const { blocks } = read(`<table>
      <tr><td>Year</td><td style='display:none'>Secret</td><td rowspan=3>All</td></tr>
      <tr height=0 style='display:none'><td>2025</td><td style='display:none'>1</td></tr>
      <tr><td>2026</td><td style='display:none'>2</td></tr>
      <tr><td>2027</td><td style='display:none'>3</td><td>4</td></tr></table>`);
    expect(lines(blocks)).toEqual(['Year|All / 2026| / 2027|4']);
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

/** A list item of Word: the level is in its style, the marker in its text. */
const inWord = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;

const noteInWord = (text: string) =>
  `<div style='mso-element:endnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:endnote' id=edn1>${text}</div></div>`;

/** What Google Docs puts around its text. */
const inDocs = (html: string) =>
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-9bc1e8f0-7fff">${html}</b><br class="Apple-interchange-newline">`;
const docsText = (text: string, style = '') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;${style}">${text}</span>`;
const docsItem = (level: number, text: string) =>
  `<li dir="ltr" style="list-style-type:disc;" aria-level="${level}"><p dir="ltr" role="presentation">${docsText(text)}</p></li>`;

describe('what Word and Google Docs write', () => {
  it.each([
    [
      'quotations and titles of several paragraphs',
      '<p class=MsoTitleCxSpFirst>A</p><p class=MsoQuoteCxSpFirst>B</p><p class=MsoIntenseQuoteCxSpLast>C</p>',
      ['h2: A', 'blockquote: B', 'blockquote: C'],
    ],
    [
      'headings that HTML does not have, and those of a style of one’s own',
      '<h1>A</h1><p class=MsoHeading7>B</p><p class=MsoNormal style="mso-outline-level:2">C</p>',
      ['h2: A', 'h3: B', 'h3: C'],
    ],
    [
      'levels and all kinds of markers',
      inWord(1, '1.', 'A') +
        inWord(2, '1.1.', 'B') +
        inWord(3, '(a)', 'C') +
        inWord(2, 'iv.', 'D') +
        inWord(1, '§', 'E'),
      ['number1: A', 'number2: B', 'number3: C', 'number2: D', 'bullet1: E'],
    ],
    [
      'a paragraph that goes on with a list item',
      `${inWord(1, '1.', 'A')}<p class=MsoListParagraph style='margin-left:36.0pt'>B</p>${inWord(1, '2.', 'C')}<p class=MsoNormal>D</p><p class=MsoListParagraph>E</p>`,
      ['number1: A\nB', 'number1: C', 'normal: D', 'normal: E'],
    ],
    [
      'lists as HTML has them, from Outlook',
      "<ol start=1 type=1><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>A<o:p></o:p></li><ul type=circle><li class=MsoListParagraph style='mso-list:l0 level2 lfo1'>B</li></ul></ol>",
      ['number1: A', 'bullet2: B'],
    ],
    [
      'soft breaks, tabs and page breaks',
      "<p class=MsoNormal>A<br>\nB<span style='mso-tab-count:2'>&nbsp;&nbsp;&nbsp;&nbsp; &nbsp;&nbsp;&nbsp;</span>C</p><span><br clear=all style='mso-special-character:line-break;page-break-before:always'></span><p>D</p>",
      ['normal: A\nB C', 'normal: D'],
    ],
    [
      'merged cells, and the row that gives columns their width',
      '<table class=MsoTableGrid><tr><td rowspan=2><p>A</p></td><td colspan=2><p>B</p></td></tr><tr><td>C</td><td>D</td></tr><![if !supportMisalignedColumns]><tr height=0><td width=1></td><td></td><td></td></tr><![endif]></table>',
      ['A|B| / |C|D'],
    ],
    [
      'addresses that lead through Outlook',
      '<p>See <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&amp;data=05%7C02&amp;reserved=0">A</a></p>',
      ['normal: See [https://example.org/a?b=1: A]'],
    ],
    [
      'addresses that lead through Google',
      inDocs(
        '<p><a href="http://www.google.co.uk/url?q=https%3A%2F%2Fexample.org%2Fa&amp;sa=D&amp;source=docs">A</a></p>',
      ),
      ['normal: [https://example.org/a: A]'],
    ],
    [
      'lists below each other',
      inDocs(
        `<ul>${docsItem(1, 'A')}<ul>${docsItem(2, 'B')}<ol>${docsItem(3, 'C')}</ol></ul>${docsItem(1, 'D')}</ul>`,
      ),
      ['bullet1: A', 'bullet2: B', 'number3: C', 'bullet1: D'],
    ],
    [
      'a checklist without its drawn boxes',
      inDocs(
        `<ul><li role="checkbox" aria-checked="true" aria-level="1"><img src="data:image/png;base64,iVBORw0KGgo=" alt="checked" aria-roledescription="checkbox" /><p role="presentation">${docsText('A')}</p></li></ul>`,
      ),
      ['bullet1: A'],
    ],
    [
      'soft breaks and empty lines',
      inDocs(
        `<p>${docsText('A')}${docsText('<br />')}${docsText('B', 'font-weight:700;')}</p><br /><p>${docsText('C')}</p><br />`,
      ),
      ['normal: A\n[strong: B]', 'normal: C'],
    ],
    [
      'merged cells',
      inDocs(
        `<table><tbody><tr><td colspan="2" rowspan="1"><p>${docsText('A')}</p></td></tr><tr><td><p>${docsText('B')}</p></td><td><p>${docsText('C')}</p><p>${docsText('D')}</p></td></tr></tbody></table>`,
      ),
      ['A| / B|C D'],
    ],
  ])('is read: %s', (_case, html, expected) => {
    const { blocks, pictures } = read(html);
    expect([lines(blocks), pictures]).toEqual([expected, []]);
  });

  const board = { outlet: 'example.org', url: 'https://example.org/b' };
  const raised = (mark: number) => docsText(`${mark}`, 'font-size:0.6em;vertical-align:super;');

  it.each([
    [
      'Word, with an endnote of two paragraphs',
      `<p>A<a style='mso-endnote-id:edn1' href="file:///C:/Temp/clip_filelist.xml#_edn1" name="_ednref1" title=""><span class=MsoEndnoteReference>[i]</span></a> B</p>${noteInWord(`<p class=MsoEndnoteText><a href="file:///C:/Temp/clip_filelist.xml#_ednref1" name="_edn1">[i]</a> The board, p. 4<o:p></o:p></p><p>See https://example.org/b</p>`)}`,
      ['A B'],
      [{ ...board, title: 'The board, p. 4 See' }],
    ],
    [
      'Google Docs, with links',
      inDocs(
        `<p>${docsText('A')}<span style="vertical-align:super"><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></span>${docsText('.')}</p><hr /><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>${docsText(' The board, https://example.org/b')}</p></div>`,
      ),
      ['A.'],
      [{ ...board, title: 'The board' }],
    ],
    [
      'Google Docs, with raised numbers alone',
      inDocs(
        `<p>${docsText('A')}${raised(1)}${docsText(' and B')}<sup>2</sup>.</p><p>${raised(1)}${docsText(' The board, https://example.org/b')}</p><p><sup>2</sup> 2 mills, 2026</p>`,
      ),
      ['A and B.'],
      [{ ...board, title: 'The board' }, { title: '2 mills, 2026' }],
    ],
  ])('makes notes sources: %s', (_case, html, expected, notes) => {
    const { blocks, sources } = read(html);
    expect(cut(blocks)).toEqual(expected);
    expect(sources.map(({ _type, _key, ...source }) => source)).toEqual(notes);
  });

  it.each([
    ['an exponent', '<p>A mill<sup>1</sup> of 9 m<sup>1</sup>.</p><p><sup>1</sup> A note</p>'],
    [
      'a number that no note explains',
      '<p>A mill<sup>1</sup> of 9 m<sup>2</sup>.</p><p><sup>1</sup> A note</p>',
    ],
    ['a note that nothing leads to', '<p>A mill.</p><p><sup>1</sup> A note</p>'],
    ['notes with text after them', '<p>A mill<sup>1</sup>.</p><p><sup>1</sup> A note</p><p>More.</p>'],
    ['a list of raised numbers', '<p><sup>1</sup> A</p><p><sup>2</sup> B</p>'],
  ])('keeps raised numbers in the text if they may be no notes: %s', (_case, html) => {
    const { blocks, sources } = read(html);
    expect(sources).toEqual([]);
    expect(cut(blocks).join(' ')).toContain('1 A');
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

describe('a footnote', () => {
  const readNotes = (html: string) => {
    let keys = 0;
    const options = { newKey: () => `k${keys++}`, hasSources: true, hasSourceNotes: true };
    const { blocks, sources } = readPaste(documentOf(html), options);
    const numbers = new Map(sources.map(({ _key }, index) => [_key, `source ${index + 1}`]));
    return lines(blocks).map((line) => line.replaceAll(/k\d+/g, (key) => numbers.get(key) ?? key));
  };
  const mark = (number: number) => `<sup><a id="r${number}" href="#n${number}">${number}</a></sup>`;
  const note = (number: number) =>
    `<li id="n${number}">Note ${number}, https://example.org/${number} <a href="#r${number}">↩</a></li>`;

  it.each([
    [
      'at the end of a sentence',
      `<p>The mill stood${mark(1)} here.${mark(2)}</p><ol>${note(1)}${note(2)}</ol>`,
      ['normal: The mill [source 1: stood] [source 2: here.]'],
    ],
    [
      'after another one, a link and a strong word',
      `<p>It <b>stood${mark(1)}${mark(2)}</b> by <a href="https://example.org/a">the river</a>${mark(3)}.</p><ol>${note(1)}${note(2)}${note(3)}</ol>`,
      [
        'normal: It [strong source 1 source 2: stood] by [https://example.org/a: the ][https://example.org/a source 3: river].',
      ],
    ],
    [
      'of raised numbers alone',
      '<p>It stood<sup>1</sup> here.</p><p><sup>1</sup> The note.</p>',
      ['normal: It [source 1: stood] here.'],
    ],
  ])('marks the word before it with its source: %s', (_case, html, expected) =>
    expect(readNotes(html)).toEqual(expected),
  );

  it.each([
    [
      'with one link back',
      `<p>It stood${mark(1)} and fell<sup><a href="#n1">1</a></sup> here.</p><ol>${note(1)}</ol>`,
      ['normal: It [source 1: stood] and [source 1: fell] here.'],
    ],
    [
      'with one link back to the last of its marks',
      `<p>It stood<sup><a href="#n1">1</a></sup> and fell${mark(1)} here.</p><ol>${note(1)}</ol>`,
      ['normal: It [source 1: stood] and [source 1: fell] here.'],
    ],
    [
      'with a link of the text to its note',
      `<p>It stood${mark(1)}, see <a href="#n1">note 1</a>.</p><ol>${note(1)}</ol>`,
      ['normal: It [source 1: stood], see note 1.'],
    ],
  ])('marks each word that cites it: %s', (_case, html, expected) =>
    expect(readNotes(html)).toEqual(expected),
  );

  const inWikipedia = (number: number) =>
    `<sup id="cite_ref-m_1-${number}" class="reference"><a href="https://en.example.org/wiki/Mill#cite_note-m-1"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup>`;
  const backInWikipedia = ['a', 'b', 'c']
    .map(
      (letter, index) =>
        `<a href="https://en.example.org/wiki/Mill#cite_ref-m_1-${index}"><sup><i><b>${letter}</b></i></sup></a>`,
    )
    .join(' ');
  const noteInWikipedia = `<ol><li id="cite_note-m-1"><span class="mw-cite-backlink">^ ${backInWikipedia}</span> <span class="reference-text"><cite>About barns</cite>, <a href="https://example.org/barns">in pictures</a></span></li></ol>`;

  it.each([
    [
      'all',
      `<p>It stood${inWikipedia(0)} and${inWikipedia(1)} fell${inWikipedia(2)}.</p>`,
      ['normal: It [source 1: stood] [source 1: and] [source 1: fell].'],
    ],
    ['the second', `<p>It stood${inWikipedia(1)}.</p>`, ['normal: It [source 1: stood].']],
  ])(
    'of Wikipedia leads back to its marks by letters, of which the clipboard has %s',
    (_case, html, expected) => {
      expect(readNotes(html + noteInWikipedia)).toEqual(expected);
      expect(read(html + noteInWikipedia).sources).toMatchObject([
        { outlet: 'example.org', title: 'About barns, in pictures', url: 'https://example.org/barns' },
      ]);
    },
  );

  it('marks nothing where the text takes no such marks', () => {
    expect(lines(read(`<p>It stood${mark(1)} here.</p><ol>${note(1)}</ol>`).blocks)).toEqual([
      'normal: It stood here.',
    ]);
  });
});

it.each([
  ['<p>She said <q>it is <q>here</q> now</q>.</p>', ['normal: She said “it is ‘here’ now”.']],
  ['<h3>A</h3><p>B</p><h4>C</h4><h5>D</h5>', ['h2: A', 'normal: B', 'h3: C', 'h3: D']],
  ['<h4>A</h4><h2>B</h2>', ['h3: A', 'h2: B']],
])('%s keeps its quotation marks and levels', (html, expected) =>
  expect(lines(read(html).blocks)).toEqual(expected),
);
