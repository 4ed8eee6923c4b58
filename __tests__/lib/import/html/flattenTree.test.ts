import { readArticleText } from '../../../../lib/import/files/readArticleFile.ts';
import { parsePage } from '../../../../lib/import/html/parsePage.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import type { Block } from '../../../../lib/pasting/Block.ts';
import { walkTree } from '../../../../lib/pasting/walkTree.ts';

const story = [
  'The ferry to the island makes its last journey on Friday, after ninety years and some two million passengers.',
  'Its owner said that the pier costs more than the tickets bring in, and that nobody wants to buy the boat.',
  'The council meets on Monday to talk about a bridge, which engineers first drew in the spring of 1931.',
];
const paragraphs = story.map((text) => `<p>${text}</p>`).join('');

const read = (html: string) => {
  const { page } = readArticleText('page', `<!doctype html><h1>The ferry stops</h1>${html}`);
  const imported = importArticle(page, { sections: [], people: [], topics: [] });
  if (!imported) throw new Error('nothing was imported');
  const { fields, report } = imported;
  return {
    body: fields.body.map(({ children }: Block) =>
      (children as { text: string }[]).map(({ text }) => text).join(''),
    ),
    lists: fields.body.map(({ listItem }) => listItem),
    outside: [...report.unplaced, ...report.dropped].map(({ text }) => text),
  };
};

const depthOf = (document: Document): number => {
  let [depth, most] = [0, 0];
  walkTree(
    document,
    () => {
      depth += 1;
      most = Math.max(most, depth);
      return true;
    },
    () => {
      depth -= 1;
    },
  );
  return most;
};

const nested = (
  depth: number,
  inner: string,
  [open, close]: [string, string] = ['<div>', '</div>'],
): string => `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

describe('a page that is nested very deep', () => {
  it.each([1_000, 5_000, 9_000])('is imported from %s <div>s in each other', (depth) => {
    expect(read(nested(depth, paragraphs)).body).toEqual(story);
  });

  it.each<[string, [string, string]]>([
    ['<div>s that hold a line each', ['<div><p>Another line of the page, and one more.</p>', '</div>']],
    ['<div>s with a text behind the inner one', ['<div>', 'behind it</div>']],
    ['quotations', ['<blockquote>', '</blockquote>']],
    ['inline elements', ['<b><i>', '</i></b>']],
    ['elements that are not closed', ['<font color="red"><section>', '']],
    ['tables', ['<table><tr><td>', '</td></tr></table>']],
  ])('keeps its text in its order within few levels: %s', (_case, tags) => {
    const html = `<h1>The ferry stops</h1>${nested(1_500, paragraphs, tags)}`;
    const document = parsePage(html);
    expect(depthOf(document)).toBeLessThan(100);
    const words = html.replaceAll(/<[^>]*>/g, ' ').match(/\S+/g);
    expect(document.body.textContent?.match(/\S+/g)?.join('')).toBe(words?.join(''));
    expect(read(nested(1_500, paragraphs, tags)).body).toEqual(expect.arrayContaining(story));
  });

  it('has its lists, links and tables', () => {
    const inner = `${paragraphs}<ul><li>One</li><li>Two</li></ul><p>More at <a href="https://coast.example/">the coast</a>.</p>`;
    const { body, lists } = read(`${nested(300, inner, ['<div>A line of the page.', '</div>'])}`);
    expect(body.slice(0, -6)).toEqual(Array(300).fill('A line of the page.'));
    expect(body.slice(-6)).toEqual([...story, 'One', 'Two', 'More at the coast.']);
    expect(lists.slice(-3)).toEqual(['bullet', 'bullet', undefined]);
  });

  it('keeps what is hidden hidden, and menus out of the text', () => {
    const deep = nested(200, '<p>Not for the readers of this page.</p>', ['<div>x', '</div>']);
    const { body, outside } = read(
      nested(200, `${paragraphs}<div hidden>${deep}</div><nav>${deep.replace('Not', 'Menus')}</nav>`, [
        '<div>Line.',
        '</div>',
      ]),
    );
    expect(body.slice(-3)).toEqual(story);
    expect(outside).toContain('Menus for the readers of this page.');
    expect([...body, ...outside]).not.toContain('Not for the readers of this page.');
  });

  it('is refused beyond 10,000 levels', () => {
    expect(() => read(nested(20_000, paragraphs))).toThrow(
      '“page” cannot be read: The page is nested too deeply',
    );
  });
});
