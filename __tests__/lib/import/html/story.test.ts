import { readArticleText } from '../../../../lib/import/files/readArticleFile.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import type { Block } from '../../../../lib/pasting/Block.ts';

const title = 'The ferry to the island stops';
const first =
  'The ferry to the island makes its last journey on Friday, after ninety years and some two million passengers.';
const second =
  'Its owner said that the pier costs more than the tickets bring in, and that nobody wants to buy the boat.';
const last =
  'The council meets on Monday to talk about a bridge, which engineers first drew in the spring of 1931.';

const bodyOf = (html: string) => {
  const { page } = readArticleText('page', `<!doctype html><title>${title} | The Coast</title>${html}`);
  const imported = importArticle(page, { sections: [], people: [], topics: [] });
  if (!imported) throw new Error('nothing was imported');
  const { fields, report } = imported;
  return {
    headline: fields.headline,
    body: fields.body.map(textOf),
    left: report.unplaced.map(({ text }) => text),
    report,
  };
};
const textOf = ({ children }: Block): string =>
  (children as { text: string }[]).map(({ text }) => text).join('');

const links = (...names: string[]): string =>
  `<ul>${names.map((name) => `<li><a href="https://coast.example/${name}">${name}</a></li>`).join('')}</ul>`;
const paragraphs = (...texts: string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const story = paragraphs(first, second, last);

describe('the text of a page', () => {
  it('begins below the heading: menus above it have links and buttons', () => {
    const menu = `${links('Harbour', 'Weather', 'Sports')}<ul><li>Sign in</li></ul>`;
    expect(bodyOf(`<div>${menu}<h1>${title}</h1>${story}</div>`).body).toEqual([first, second, last]);
  });

  it('goes on behind a player that nothing closes', () => {
    const swallowed = `<video src="/a.mp4"/><source src="/b.mp4">${paragraphs(first, second, last)}`;
    expect(bodyOf(`<article><h1>${title}</h1>${story}${swallowed}</article>`).body).toEqual([
      ...[first, second, last, first, second, last],
    ]);
    const fallback = '<video src="/a.mp4"><p>Your browser cannot play this film.</p></video>';
    expect(bodyOf(`<article><h1>${title}</h1>${story}${fallback}</article>`).body).toEqual([
      ...[first, second, last],
    ]);
  });

  it('goes on below a table that lays out the page and ends with a heading', () => {
    const long = `${first} ${second}`;
    const inTable = `<table><tr><td><a href="/">Home</a></td><td><h1>${title}</h1>${paragraphs(long, long, long)}<h2>A bridge</h2></td></tr></table>`;
    expect(bodyOf(`${inTable}<p>${last}</p>`).body).toEqual([long, long, long, 'A bridge', last]);
    // A line of a footer is no text of the heading.
    expect(bodyOf(`${inTable}<p>Made on the coast</p>`).body).toEqual([long, long, long]);
  });

  it('begins with the last heading of a table with one column', () => {
    const heading = `<table><tr><td><img src="a.png"></td></tr><tr><td><h2>${title}</h2></td></tr></table>`;
    expect(bodyOf(heading + story)).toMatchObject({ headline: title, body: [first, second, last] });
  });

  it('ends above a heading that has only links under it', () => {
    const more = `<h3>More from the coast</h3>${links('Harbour', 'Weather', 'Sports')}<p>Made on the coast</p>`;
    const { body, left } = bodyOf(`<div><h1>${title}</h1>${story}${more}</div>`);
    expect(body).toEqual([first, second, last]);
    expect(left).toEqual(expect.arrayContaining(['More from the coast', 'Harbour', 'Made on the coast']));
  });

  it('keeps a heading with links where text follows', () => {
    const papers = `<h3>The papers</h3>${links('Budget', 'Letter', 'Minutes')}`;
    expect(
      bodyOf(`<div><h1>${title}</h1><p>${first}</p>${papers}${paragraphs(second, last)}</div>`).body,
    ).toEqual([first, 'The papers', 'Budget', 'Letter', 'Minutes', second, last]);
  });

  it('ends above a row of links', () => {
    const { body, left } = bodyOf(`<div><h1>${title}</h1>${story}${links('Harbour', 'Weather')}</div>`);
    expect(body).toEqual([first, second, last]);
    expect(left).toEqual(expect.arrayContaining(['Harbour', 'Weather']));
  });

  it('has short lines that no sentence is among, whatever stands below them', () => {
    const stops = [
      'Stop 1: the harbour',
      'Stop 2: the lighthouse',
      'Stop 3: the north beach',
      'Stop 4: the old pier',
    ];
    const share = '<p><a href="https://share.example/">Share</a></p>';
    expect(
      bodyOf(
        `<div><h1>${title}</h1>${paragraphs(...stops)}${share}<p>Comments are read by a person first.</p></div>`,
      ).body,
    ).toEqual(expect.arrayContaining(stops));
  });

  it('is that of the article with the heading, not of others below it', () => {
    const other = `<article><h2>The lighthouse is dark</h2>${paragraphs(second, second)}</article>`;
    expect(bodyOf(`<main><article><h1>${title}</h1>${story}</article>${other}</main>`).body).toEqual([
      first,
      second,
      last,
    ]);
  });

  it('has the entries of a live page, whose heading is above them', () => {
    const entries = [first, second, last].map((text) => `<article><p>${text}</p></article>`).join('');
    expect(bodyOf(`<main><h1>${title}</h1>${entries}</main>`).body).toEqual([first, second, last]);
  });

  it.each([
    ['a figure', '<figure><img src="/ferry.jpg"><figcaption>The ferry in 1961</figcaption></figure>'],
    ['a class', '<div class="image-caption">The ferry in 1961</div>'],
  ])('is without the caption of a picture that did not come along: %s', (_kind, caption) => {
    const { body, report } = bodyOf(
      `<article><h1>${title}</h1><p>${first}</p>${caption}${paragraphs(second, last)}</article>`,
    );
    expect(body).toEqual([first, second, last]);
    expect(report.unplaced).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          text: 'The ferry in 1961',
          reason: 'the caption of a picture that did not come along',
        }),
      ]),
    );
  });

  it.each([
    ['a short one becomes the standfirst', first, [second, last]],
    ['a long one stays', `${first} ${second} ${last}`, [`${first} ${second} ${last}`, second, last]],
  ])('begins with a paragraph that the description repeats: %s', (_kind, opening, expected) => {
    const description = `<meta name="description" content="${opening}">`;
    expect(
      bodyOf(`${description}<article><h1>${title}</h1>${paragraphs(opening, second, last)}</article>`).body,
    ).toEqual(expected);
  });

  it('is the only line of a page, whose headline is the title of the window', () => {
    expect(bodyOf(`<main><div>${first}</div></main>`)).toMatchObject({ headline: title, body: [first] });
  });
});
