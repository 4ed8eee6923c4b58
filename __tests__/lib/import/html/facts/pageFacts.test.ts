import { pageFacts } from '../../../../../lib/import/html/facts/pageFacts.ts';
import { parsePage } from '../../../../../lib/import/html/parsePage.ts';

const facts = (head: string, body = '<h1>The ferry that waits</h1>') =>
  pageFacts(parsePage(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`));
const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const story = { '@type': 'NewsArticle', headline: 'The ferry that waits' };

describe('the data of a page', () => {
  it('is read from a graph, with what it refers to', () => {
    const found = facts(
      data({
        '@graph': [
          { '@type': 'Person', '@id': '#roe', name: 'Jane Roe' },
          { '@type': 'Organization', '@id': '#paper', name: 'The Shore Paper' },
          {
            ...story,
            author: [{ '@id': '#roe' }, { '@type': 'Person', name: ['Ann Other'] }],
            publisher: { '@id': '#paper' },
            image: [{ '@type': 'ImageObject', url: 'https://shore.example/quay.jpg' }],
            datePublished: '2024-03-04T09:15:00Z',
            articleSection: ['Tech', 'Front'],
            keywords: ['Ferries', 'Trains, Timetables'],
            description: 'For forty years &amp; more.',
          },
        ],
      }),
    );
    expect(found).toMatchObject({
      headline: 'The ferry that waits',
      authors: ['Jane Roe', 'Ann Other'],
      outlet: 'The Shore Paper',
      image: 'https://shore.example/quay.jpg',
      publishedAt: '2024-03-04T09:15:00Z',
      section: 'Tech',
      tags: ['Ferries', 'Trains', 'Timetables'],
      description: 'For forty years & more.',
      from: {
        headline: 'JSON-LD headline',
        authors: 'JSON-LD author',
        image: 'JSON-LD image',
        publishedAt: 'JSON-LD datePublished',
      },
    });
  });

  it('is of the article that the page is about, and of none if several may be meant', () => {
    const others = [
      { '@type': 'NewsArticle', headline: 'A bridge too late', author: 'A. Writer' },
      { '@type': 'NewsArticle', headline: 'Another bridge', author: 'B. Writer' },
    ];
    expect(facts(data([...others, { ...story, author: 'Jane Roe' }])).authors).toEqual(['Jane Roe']);
    expect(facts(data(others))).toMatchObject({ headline: null, authors: [] });
  });

  it('is ignored if it refers to itself, is damaged, or has other types than expected', () => {
    const circle = { ...story, '@id': '#a', author: { '@id': '#a' } };
    expect(facts(data(circle)).headline).toBe('The ferry that waits');
    expect(facts(data({ ...story, headline: 7, author: [[null]], image: false })).headline).toBeNull();
    expect(facts('<script type="application/ld+json">{oops</script>').headline).toBeNull();
  });

  it('tells the type of work', () => {
    expect(facts(data({ ...story, '@type': ['Thing', 'OpinionNewsArticle'] })).typeOfWork).toBe('opinion');
  });
});

describe('the metadata of a page', () => {
  it('is read where it has no data', () => {
    const found = facts(
      `<title>The ferry that waits | The Shore Paper</title>
       <meta property="og:title" content="The ferry that waits"><meta name="description" content="Forty years.">
       <meta property="article:published_time" content="2024-03-04T09:15:00+01:00"><meta property="article:section" content="Tech">
       <meta property="article:tag" content="Ferries"><meta name="author" content="By Jane Roe and Ann Other, Staff Writer">
       <meta property="og:url" content="https://shore.example/ferry"><meta property="og:image" content="/quay.jpg">`,
    );
    expect(found).toMatchObject({
      title: 'The ferry that waits',
      description: 'Forty years.',
      authors: ['Jane Roe', 'Ann Other'],
      tags: ['Ferries'],
      address: 'https://shore.example/ferry',
      image: 'https://shore.example/quay.jpg',
      from: { publishedAt: 'article:published_time', authors: 'author', image: 'og:image' },
    });
  });

  it.each([
    ['The ferry that waits - The Shore Paper', 'The ferry that waits'],
    ['The Shore Paper: the ferry that waits for nobody', 'the ferry that waits for nobody'],
    ['Ferries: why they wait', 'Ferries: why they wait'],
    ['The harbour lights are on again at night · News', 'The harbour lights are on again at night'],
  ])('has the title %s without the name of the paper', (title, expected) => {
    expect(
      facts(`<title>${title}</title><meta property="og:site_name" content="The Shore Paper">`, '<p>x</p>')
        .title,
    ).toBe(expected);
  });

  it('has the picture below the headline, if it names none', () => {
    const base = '<meta property="og:url" content="https://shore.example/ferry">';
    const found = facts(
      base,
      '<h1>The ferry that waits</h1><img src="/icon.png" width="16"><figure><img src="/quay.jpg"></figure>',
    );
    expect(found).toMatchObject({
      image: 'https://shore.example/quay.jpg',
      from: { image: 'picture below the headline' },
    });
  });

  it('has the picture that the title names, if the headline is no heading of the first level', () => {
    const title = '<title>The ferry that waits | The Shore Paper</title>';
    const pictures = ['Jane Roe', 'The ferry that waits', 'A bridge too late'].map(
      (alt, index) => `<img src="https://shore.example/${index}.jpg" alt="${alt}">`,
    );
    expect(facts(title, `${pictures.join('')}<h2>The ferry that waits</h2>`)).toMatchObject({
      image: 'https://shore.example/1.jpg',
      from: { image: 'picture with the title as its alternative text' },
    });
  });

  it('names nobody after a month', () => {
    const byline = '<div class="byline"><span class="byline-date">Dec 1st 2016 1:01PM</span></div>';
    expect(facts('', `<h1>The ferry that waits</h1>${byline}`).authors).toEqual([]);
  });

  it.each(['渡し船は待っている_海辺の新聞社', '渡し船は待っている:海辺の新聞社'])(
    'knows the name of the paper in a title without spaces: %s',
    (title) => {
      const outlet = '<meta property="og:site_name" content="海辺の新聞社">';
      expect(facts(`<title>${title}</title>${outlet}`, '<p>x</p>').title).toBe('渡し船は待っている');
    },
  );

  it('never takes the mark of a paper for its picture', () => {
    expect(facts('<meta property="og:image" content="https://shore.example/img/logo.png">').image).toBeNull();
  });
});

describe('the markup of a page', () => {
  const page = (more: string) => facts('', `<article><h1>The ferry that waits</h1>${more}</article>`);

  it.each([
    [
      'microdata',
      '<p itemprop="author" itemscope>By <span itemprop="name">Jane Roe</span>, Harbour Editor</p>',
      ['Jane Roe'],
      'itemprop author',
    ],
    ['a link to the author', '<p><a rel="author" href="/jane">Jane Roe</a></p>', ['Jane Roe'], 'rel author'],
    [
      'a byline',
      '<p class="article-byline">By Jane Roe and Ann Other | 4 March 2024</p>',
      ['Jane Roe', 'Ann Other'],
      'byline on the page',
    ],
  ])('names the authors in %s', (_case, markup, authors, from) => {
    expect(page(markup)).toMatchObject({ authors, from: { authors: from } });
  });

  it('names nobody in comments or beside other stories', () => {
    const other = '<p class="byline">By Ann Other</p>';
    expect(
      page(
        `<div class="comments">${other}</div><aside>${other}</aside><div class="related-stories">${other}</div>`,
      ).authors,
    ).toEqual([]);
  });

  it('is read in a page whose body names its layout', () => {
    const markup =
      '<body class="layout--with-sidebar"><article><h1>The ferry that waits</h1><p class="byline">By Jane Roe</p><figure><img src="https://shore.example/quay.jpg"></figure></article><div class="sidebar"><p class="byline">By Ann Other</p></div></body>';
    expect(pageFacts(parsePage(markup))).toMatchObject({
      authors: ['Jane Roe'],
      image: 'https://shore.example/quay.jpg',
    });
  });

  it.each([
    ['<time datetime="2024-03-04T09:15:00Z">4 March</time>', '2024-03-04T09:15:00Z', 'time on the page'],
    [
      '<p class="updated-date">Updated 5 March 2024</p><p class="publish-date">Published 4 March 2024</p>',
      'Published 4 March 2024',
      'date on the page',
    ],
  ])('tells when it was published: %s', (markup, publishedAt, from) => {
    expect(page(markup)).toMatchObject({ publishedAt, from: { publishedAt: from } });
  });

  it('tells the day in its address', () => {
    const found = facts('<link rel="canonical" href="https://shore.example/2024/03/04/ferry">');
    expect(found).toMatchObject({ publishedAt: '2024-03-04', from: { publishedAt: 'address of the page' } });
    expect(
      facts('<link rel="canonical" href="https://shore.example/2024/034/ferry">').publishedAt,
    ).toBeNull();
  });
});
