import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { parsePage } from '../../../../lib/import/html/parsePage.ts';
import { plainText } from '../../../../lib/text/plainText.ts';

const bodyOf = (html: string, { hasLooseText = false } = {}) =>
  readBody({ html, hasLooseText, addresses: ['https://gazette.example/2019/story/'] });
const textsIn = (html: string, options = {}) =>
  bodyOf(html, options).blocks.map((block) => plainText([block]));

describe('readBody', () => {
  it('runs and keeps no script, style or handler', () => {
    const { blocks } = bodyOf(
      '<p onclick="a()">One<script>steal()</script></p><style>p{}</style><img src="x.png" onerror="a()" alt="x">',
    );
    expect(JSON.stringify(blocks)).not.toMatch(/steal|onclick|onerror|p\{\}/);
  });

  it('takes no text for the place of an embed', () => {
    const { blocks } = bodyOf('<p>\uE0000\uE001</p><iframe src="https://player.example/1"></iframe>');
    expect(blocks).toEqual([
      expect.objectContaining({ _type: 'block' }),
      expect.objectContaining({ _type: 'embed', url: 'https://player.example/1', title: 'player.example' }),
    ]);
  });

  it.each([
    ['a frame without TLS', '<iframe src="http://player.example/1"></iframe>'],
    ['a script’s address', '<iframe src="javascript:alert(1)"></iframe>'],
    ['data', '<iframe src="data:text/html,x"></iframe>'],
  ])('embeds nothing from %s', (_case, html) => {
    const { blocks, notes } = bodyOf(`<p>Text</p>${html}`);
    expect(blocks.map(({ _type }) => _type)).toEqual(['block']);
    expect(notes).toEqual(['Left out: 1 embedded page.']);
  });

  it('keeps a pull quote without a speaker as a quotation', () => {
    expect(
      bodyOf('<figure class="wp-block-pullquote"><blockquote><p>Words.</p></blockquote></figure>').blocks,
    ).toEqual([expect.objectContaining({ _type: 'block', style: 'blockquote' })]);
  });

  it('keeps a quotation with a speaker in place where no pull quote can stand', () => {
    const quotation = '<blockquote><p>Words.</p><footer>Ada Roe</footer></blockquote>';
    expect(bodyOf(quotation).blocks).toEqual([
      expect.objectContaining({ _type: 'pullQuote', quote: 'Words.', attribution: 'Ada Roe' }),
    ]);
    expect(textsIn(`<ul><li>One${quotation}</li></ul>`).join(' ')).toMatch(/One.*Words\..*Ada Roe/s);
  });

  it('puts a film, a sound or an embed of a list behind its item, in order, and loses no text', () => {
    const kinds = (html: string) =>
      bodyOf(html).blocks.map((block) =>
        block._type === 'block' ? `${block.listItem ? '* ' : ''}${plainText([block])}` : block._type,
      );
    const frame = '<iframe src="https://player.example/1"></iframe>';
    expect(kinds(`<ul><li>One ${frame}</li><li>Two</li></ul>`)).toEqual(['* One', 'embed', '* Two']);
    const sounds = '<audio src="/a.mp3"></audio> and <figure><video src="/b.mp4"></video></figure>';
    expect(kinds(`<ol><li>One ${sounds}</li><li>Two</li></ol>`)).toEqual([
      ...['* One and', 'audio', 'video', '* Two'],
    ]);
    expect(kinds(`<ul><li>One<ul><li>Deep ${sounds}</li></ul></li></ul><p>End</p>`)).toEqual([
      ...['* One', '* Deep and', 'audio', 'video', 'End'],
    ]);
  });

  it('keeps what a figure says beside its film, and a story in a player that nothing closes', () => {
    expect(
      textsIn(
        '<figure><video src="/a.mp4"><p>No film.</p></video><blockquote>Quoted.</blockquote><figcaption>Rain</figcaption></figure>',
      ),
    ).toEqual(['', 'Quoted.']);
    const paragraph = 'It rains in the north and in the south. '.repeat(8).trim();
    expect(textsIn(`<video src="/a.mp4"/><p>${paragraph}</p><ul><li>End</li></ul>`)).toEqual([
      ...['', paragraph, 'End'],
    ]);
  });

  it('gives a table its caption, and makes a paragraph of a single row', () => {
    const row = '<tr><td>a</td><td>b</td></tr>';
    expect(bodyOf(`<table>${row}${row}</table>`).blocks).toEqual([
      expect.objectContaining({ _type: 'table', caption: 'Table' }),
    ]);
    expect(textsIn(`<table>${row}</table>`)).toEqual(['a · b']);
  });

  it('splits loose text at blank lines, also in quotations, and keeps line breaks', () => {
    expect(
      textsIn('One <b>two</b>\nthree\n\n\nfour\n<div>five\n\nsix</div>', { hasLooseText: true }),
    ).toEqual(['One two\nthree', 'four', 'five', 'six']);
  });

  it('does not split text that has paragraphs', () => {
    expect(textsIn('<p>One\n\ntwo</p>')).toEqual(['One two']);
  });

  it('names pictures by their whole address, also of those that load late', () => {
    const { pictures } = bodyOf(
      '<img src="/a.png"><img src="data:image/gif;base64,R0" data-src="https://cdn.example/b.png">',
    );
    expect([...pictures.values()]).toEqual(['https://gazette.example/a.png', 'https://cdn.example/b.png']);
  });

  it('reads the siblings of a link as often, however many links a paragraph has', () => {
    const links = (count: number) => `<p>${'<a href="#n">1</a>'.repeat(count)}</p>`;
    expect(listsOfSiblings(() => bodyOf(links(400)))).toBe(listsOfSiblings(() => bodyOf(links(20))));
  });

  it('refuses markup that would take too long', () => {
    expect(() => bodyOf('<div>'.repeat(500_000))).toThrow('too');
  });
});

/** How often a list of all children of an element is made, which takes as long as there are children. */
const listsOfSiblings = (work: () => void): number => {
  let prototype: object = parsePage('<p>a').body;
  while (!Object.hasOwn(prototype, 'childNodes')) prototype = Object.getPrototypeOf(prototype);
  const property = Object.getOwnPropertyDescriptor(prototype, 'childNodes');
  let count = 0;
  Object.defineProperty(prototype, 'childNodes', {
    ...property,
    get() {
      count += 1;
      return property?.get?.call(this);
    },
  });
  try {
    work();
    return count;
  } finally {
    Object.defineProperty(prototype, 'childNodes', property ?? {});
  }
};
