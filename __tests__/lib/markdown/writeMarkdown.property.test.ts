import { parseHTML } from 'linkedom';
import { marked } from 'marked';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { BodyBlock, Span, TextBlock } from '../../../lib/content/blocks.ts';
import { bodyNodes } from '../../../lib/markdown/bodyNodes.ts';
import { writeMarkdown } from '../../../lib/markdown/writeMarkdown.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import fc from '../../properties.ts';

const write = (...body: BodyBlock[]): string =>
  writeMarkdown(
    bodyNodes(body, {
      ofLink: (href) => href,
      ofPicture: ({ url }) => url,
      words: wordsOf({ language: 'en' }),
    }),
  );

it('names a fact box and a timeline without a title', () => {
  const untitled: BodyBlock[] = [
    { _type: 'factBox', _key: 'f', title: null, body: [] },
    { _type: 'timeline', _key: 't', title: null, events: [] },
  ];
  expect(write(...untitled)).toMatch(/^### Background\n\n### Timeline\n/);
});

const render = (markdown: string): Document => {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return parseHTML(`<html><body>${html.replaceAll('<br>', ' ')}</body></html>`)
    .document as unknown as Document;
};

const inOneLine = (text: string | null): string => (text ?? '').split(/\s+/u).join(' ').trim();

const shown = (markdown: string): string => inOneLine(render(markdown).body.textContent);

/** The words by the reference parser of CommonMark. Other syntax than marks, links and breaks gives no words. */
const wordsIn = (node: Nodes): string => {
  if (node.type === 'break') return ' ';
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsIn).join(node.type === 'root' ? ' ' : '') : '';
};

const linksIn = (node: Nodes): string[] => [
  ...(node.type === 'link' ? [node.url] : []),
  ...('children' in node ? node.children.flatMap(linksIn) : []),
];

const block = (text: string, more: Partial<TextBlock> = {}): TextBlock => ({
  _type: 'block',
  _key: 'a',
  style: 'normal',
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
  ...more,
});

/** Words with whatever Markdown and HTML read as syntax. */
const pieces = [
  ...[
    '#',
    '##',
    '>',
    '-',
    '+',
    '*',
    '**',
    '_',
    '__',
    '1.',
    '1)',
    '2.',
    '=',
    '===',
    '---',
    '***',
    '~',
    '~~',
    '`',
  ],
  ...[
    '```',
    '|',
    '||',
    '\\',
    '\\\\',
    '<',
    '</',
    '>',
    '<b>',
    '<!--',
    '-->',
    '<?',
    '&',
    '&lt;',
    '&amp;',
    '&#35;',
  ],
  ...[
    '[',
    ']',
    '![',
    '](',
    '(',
    ')',
    '[a](b)',
    '[x]',
    '[ ]',
    '!',
    ':',
    ';',
    '"',
    "'",
    '{',
    '}',
    '^',
    '$',
    '@',
  ],
  ...[
    'a',
    'b c',
    'word',
    'snake_case_name',
    '2 * 3 * 4',
    'https://example.org/a_(b)',
    'www.example.org',
    'é',
    '中文',
  ],
  ...[
    '“',
    '”',
    '’',
    '…',
    '🙂',
    'مرحبا',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '.',
    ',',
    '    code',
    '[a]: b',
    ':-- | --',
  ],
];
const anyText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

const anySpans = fc
  .array(fc.record({ text: anyText, marks: fc.uniqueArray(fc.constantFrom('strong', 'em', 'l')) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((spans) => spans.map((span, index): Span => ({ _type: 'span', _key: `s${index}`, ...span })));

const anyHref = fc
  .array(
    fc.constantFrom('a', '(', ')', '((', ' ', '<', '>', '"', '*', '_', '&', '&lt;', '\\', '?q=1', '#b', 'é'),
    {
      maxLength: 6,
    },
  )
  .map((parts) => `https://example.org/${parts.join('')}`);

describe('a body as Markdown', () => {
  it.each([
    ['a heading', '# Not a heading'],
    ['a quotation', '> not a quotation'],
    ['an item', '- not an item'],
    ['an item with a plus sign', '+ not an item'],
    ['a numbered item', '1. not an item'],
    ['a numbered item with a bracket', '1) not an item'],
    ['a rule', '---'],
    ['an element', '<b>not bold</b>'],
    ['a comment', '<!-- not hidden -->'],
    ['an entity', '&lt; and &amp;'],
    ['emphasis', 'snake_case_name and *stars*'],
    ['a backslash', 'C:\\new\\\\path\\'],
    ['a table', 'a | b\n:-- | --\n1 | 2'],
    ['a definition of a link', '[a]: https://example.org'],
    ['an image', 'Look![a](b)'],
    ['code', '    four spaces and `ticks`'],
    ['a line under a heading', 'Heading\n==='],
    ['struck text', '~~not struck~~'],
  ])('does not read words as %s', (_case, text) => {
    const { body } = render(write(block(text)));
    expect(inOneLine(body.textContent)).toBe(inOneLine(text));
    expect([...body.children].map(({ tagName }) => tagName)).toEqual(['P']);
    expect(body.querySelector('b, em, strong, del, code, img, table, a:not([href^=http])')).toBeNull();
  });

  it('shows the same words for any text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('normal', 'h2', 'h3', 'blockquote'), (text, style) => {
        const written = write(block(text, { style }), block('The end.'));
        expect(shown(written)).toBe(inOneLine(`${text} The end.`));
      }),
      { numRuns: 800 },
    );
  });

  it('shows the same words in lists and tables', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const cells = [one, other].map((text, index) => ({ key: String(index), text }));
        const table = { _type: 'table' as const, _key: 't', caption: null, chart: null, hasHeader: true };
        const written = write(
          block(one, { listItem: 'bullet', level: 1 }),
          block(other, { listItem: 'number', level: 2 }),
          { ...table, rows: [{ key: 'r', cells }] },
        );
        const { body } = render(written);
        expect([...body.querySelectorAll('th')].map((cell) => inOneLine(cell.textContent))).toEqual(
          [one, other].map(inOneLine),
        );
        expect(inOneLine(body.querySelector('ul > li > ol > li')?.textContent ?? null)).toBe(
          inOneLine(other),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('shows the same words and leads to the same addresses for any marks and links', () => {
    fc.assert(
      fc.property(anySpans, anyHref, (children, href) => {
        const markDefs = [{ _type: 'link', _key: 'l', href }];
        const tree = fromMarkdown(write(block('', { children, markDefs }), block('The end.')));
        const words = children.map(({ text }) => text).join('');
        expect(inOneLine(wordsIn(tree))).toBe(inOneLine(`${words} The end.`));
        const isLinked = children.some(({ text, marks }) => marks?.includes('l') && text.trim() !== '');
        expect([...new Set(linksIn(tree))]).toEqual(isLinked ? [href] : []);
      }),
      { numRuns: 800 },
    );
  });

  it.each([
    ['parentheses', 'https://example.org/a_(b)_(c'],
    ['white space', 'https://example.org/a b'],
    ['brackets', 'https://example.org/[a]'],
    ['ampersands', 'https://example.org/?a=1&b=2'],
  ])('leads to an address with %s', (_case, href) => {
    const markDefs = [{ _type: 'link', _key: 'l', href }];
    const children: Span[] = [{ _type: 'span', _key: 's', text: 'A link', marks: ['l'] }];
    const link = render(write(block('', { children, markDefs }))).querySelector('a');
    expect(link?.textContent).toBe('A link');
    expect(decodeURI(link?.getAttribute('href') ?? '')).toBe(href);
  });

  it('has a picture whatever its words are', () => {
    const picture = {
      ...{ url: 'assets/a (1).webp', width: 1, height: 1, placeholder: null, rect: null },
      ...{ alt: 'A [river] ](x) "at" night', caption: '# Not a heading', credit: '_Ann_' },
      ...{ copyright: null, licenceUrl: null, digitalSource: null },
      focus: { x: 0.5, y: 0.5 },
    };
    const { body } = render(write({ _type: 'image', _key: 'a', picture }));
    const image = body.querySelector('img');
    expect(image?.getAttribute('alt')).toBe(picture.alt);
    expect(decodeURI(image?.getAttribute('src') ?? '')).toBe(picture.url);
    expect(inOneLine(body.textContent)).toBe('# Not a heading _Ann_');
  });
});
