import { render, screen, within } from '@testing-library/react';
import { ArticlePage } from '../../../components/article/ArticlePage.tsx';
import { markCorrectedPassages } from '../../../lib/corrections/passages/markCorrectedPassages.ts';
import { article, correction, site, teaser } from '../../fixtures/story.ts';

const now = '2026-11-27T12:00:00Z';
const paragraph = (_key: string, text: string, style = 'normal') => ({
  _type: 'block' as const,
  _key,
  style,
  children: [{ _type: 'span' as const, _key: 's', text }],
});
const heading = (style: string, text: string) => paragraph(text, text, style);
const another = { ...teaser, id: 'a2', slug: 'another', headline: 'Another story' };
const leadImage = {
  url: '/lake/images/copydesk/production/portrait-300x600.jpg',
  width: 300,
  height: 600,
  placeholder: null,
  alt: 'A portrait',
  caption: null,
  credit: null,
  copyright: null,
  licenceUrl: null,
  digitalSource: null,
  focus: { x: 0.5, y: 0.5 },
  rect: null,
};
const show = (change: Partial<typeof article> = {}) =>
  render(<ArticlePage article={{ ...article, ...change }} site={site} now={now} />);

describe('the order of the parts of a story', () => {
  const topics = [{ title: 'Bridges', slug: 'bridges' }];
  const withParts = (storyParts: typeof site.look.storyParts) =>
    render(
      <ArticlePage
        article={{ ...article, topics, corrections: [correction] }}
        site={{ ...site, look: { ...site.look, storyParts } }}
        now={now}
      />,
    );

  it('is the paper’s, and what it leaves out is not shown', () => {
    withParts(['corrections', 'text', 'sources', 'topics', 'report', 'history']);
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    const places = ['Corrections', 'Topics', 'Is something wrong here?'].map((name) =>
      headings.indexOf(name),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(headings).not.toContain('Summary');
  });

  it('keeps the notice of a correction at the top', () => {
    withParts(['text', 'sources', 'history', 'report', 'corrections']);
    expect(screen.getByRole('link', { name: 'See what changed' })).toBeInTheDocument();
  });
});

describe('a story', () => {
  it('has one headline, its standfirst and its author', () => {
    show();
    expect(screen.getByRole('heading', { level: 1, name: 'A headline' })).toBeInTheDocument();
    expect(screen.getByText('What it is about')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Ann Other' })).toHaveAttribute('href', '/people/ann-other');
  });

  it('has the number of a source after a passage, and a way there and back', () => {
    const source = { outlet: 'An outlet', title: 'A report', url: null, partners: [] };
    const cited = paragraph('cited', 'They met in 2021');
    const note = {
      _type: 'sourceNote' as const,
      _key: 'n',
      text: '' as const,
      number: 2,
      length: 16,
      anchor: 'note_1',
    };
    show({
      body: [paragraph('first', 'First.'), { ...cited, children: [...cited.children, note] }],
      sources: [
        { ...source, notes: [] },
        { ...source, title: 'Another', notes: ['note_1'] },
      ],
    });
    const link = screen.getByRole('link', { name: 'Source 2' });
    expect(link).toHaveAttribute('href', '#source_2');
    expect(link).toHaveAttribute('id', 'note_1');
    const [, second] = within(screen.getByRole('region', { name: 'Sources' })).getAllByRole('listitem');
    expect(second).toHaveAttribute('id', 'source_2');
    expect(within(second as HTMLElement).getByRole('link', { name: 'Back to the passage' })).toHaveAttribute(
      'href',
      '#note_1',
    );
  });

  it('shows the site’s no-byline line without a byline', () => {
    show({ byline: { kind: 'none', line: 'This story carries no byline.' } });
    expect(screen.getByText('This story carries no byline.')).toBeInTheDocument();
  });

  it('shows the times of publication and update with day and zone', () => {
    show({ modifiedAt: '2026-11-24T14:33:00Z' });
    expect(screen.getByText(/^20 November 2026, 8:00.am GMT$/)).toHaveAttribute(
      'datetime',
      article.publishedAt,
    );
    expect(screen.getByText(/^24 November 2026, 2:33.pm GMT$/)).toHaveAttribute(
      'datetime',
      '2026-11-24T14:33:00Z',
    );
  });

  it('shows no time of publication in the preview of a story that readers have never seen', () => {
    render(<ArticlePage article={article} site={site} now={now} isUnpublished />);
    expect(screen.getByText('Not yet')).toBeInTheDocument();
    expect(screen.queryByText(/^20 November 2026/)).not.toBeInTheDocument();
  });

  it('says how long it takes to read', () => {
    show();
    expect(screen.getByText('1 minute')).toBeInTheDocument();
  });

  it.each([
    ['2025-11-28T12:00:00Z', null, null],
    ['2025-11-27T12:00:00Z', null, 'This story was published 12 months ago.'],
    ['2019-05-01T08:00:00Z', null, 'This story was published 7 years ago.'],
    ['2019-05-01T08:00:00Z', '2026-01-01T08:00:00Z', null],
    [
      '2019-05-01T08:00:00Z',
      '2024-01-01T08:00:00Z',
      'This story was published 7 years ago and last updated 2 years ago.',
    ],
  ])('published %s and updated %s: %s', (publishedAt, modifiedAt, expected) => {
    const { container } = show({ publishedAt, modifiedAt });
    expect(container.querySelector('.age')?.textContent ?? null).toBe(expected);
  });

  it('shows no update if there was none', () => {
    show();
    expect(screen.queryByText('Updated')).not.toBeInTheDocument();
  });

  it('folds its summary and key points', () => {
    show();
    const summary = screen.getByRole('heading', { name: 'Summary' }).closest('details');
    expect(summary).not.toHaveAttribute('open');
    expect(summary).toHaveTextContent('They met.');
    expect(within(summary as HTMLElement).getAllByRole('listitem')).toHaveLength(2);
  });

  it('begins with its first paragraph, before picture and summary', () => {
    show({ body: [paragraph('o', 'It began so.'), ...article.body], leadImage });
    const order = [
      screen.getByText('It began so.'),
      screen.getByRole('img', { name: 'A portrait' }),
      screen.getByRole('heading', { name: 'Summary' }),
      screen.getByRole('heading', { name: 'The meeting' }),
    ];
    for (const [index, element] of order.slice(1).entries())
      expect(order[index]?.compareDocumentPosition(element)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it.each([
    ['a long', 800, 2],
    ['a short', 50, 1],
  ])('has contents in the margin, and folded for phones in %s story', (_length, words, count) => {
    const text = 'word '.repeat(words);
    show({ body: [...article.body, heading('h2', 'The end'), paragraph('l', text)] });
    const lists = screen.getAllByRole('navigation', { name: 'In this story' });
    expect(lists).toHaveLength(count);
    for (const list of lists)
      expect(within(list).getByRole('link', { name: 'The end' })).toHaveAttribute('href', '#the-end');
  });

  it('has headings with anchors', () => {
    show();
    expect(screen.getByRole('heading', { level: 2, name: 'The meeting' })).toHaveAttribute(
      'id',
      'the-meeting',
    );
  });

  it('shows contacts with their valid channels and marks placeholders', () => {
    const channel = {
      kind: 'email' as const,
      value: 'ann@example.org',
      label: null,
      fingerprint: null,
      verifiedAt: '2026-11-01',
      expiresAt: null,
      isPlaceholder: true,
    };
    show({ contacts: [{ name: 'Ann Other', slug: null, role: 'Reporter', channels: [channel] }] });
    const contacts = screen.getByRole('region', { name: /Do you know more\? Contact Ann Other/ });
    expect(within(contacts).getByRole('link', { name: 'ann@example.org' })).toHaveAttribute(
      'href',
      'mailto:ann@example.org',
    );
    expect(contacts).toHaveTextContent('A placeholder: nobody reads this address.');
    expect(contacts).toHaveTextContent('Verified 1 November 2026');
  });

  it('has a lead picture no larger than its own pixels, and no taller than the screen allows', () => {
    show({ leadImage });
    const picture = screen.getByRole('img', { name: 'A portrait' });
    expect(picture).toHaveAttribute('width', '300');
    expect(picture).toHaveAttribute('height', '600');
    expect(picture).toHaveClass('own-size');
    const rule = [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('');
    expect(rule).toContain('max-inline-size:min(100%,calc(var(--tallest)*0.500))');
  });

  it('shows more of its section', () => {
    show({ more: { stories: [another], areRelated: false } });
    expect(screen.getByRole('heading', { name: 'More from Tech' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Another story' })).toHaveAttribute('href', '/articles/another');
  });

  it('shows stories of its topics and authors, also without a section', () => {
    show({ section: null, more: { stories: [another], areRelated: true } });
    expect(screen.getByRole('heading', { name: 'Related stories' })).toBeInTheDocument();
  });

  it('leads to itself in other languages, each by its own name', () => {
    show({
      translations: [
        { language: 'ar', slug: 'on-a-mill-ar', headline: 'طاحونة' },
        { language: 'de', slug: 'on-a-mill-de', headline: 'Eine Mühle' },
      ],
    });
    const nav = screen.getByRole('navigation', { name: 'This story in other languages' });
    const [arabic, german] = within(nav).getAllByRole('link');
    expect(arabic).toHaveTextContent('العربية');
    expect(arabic).toHaveAttribute('lang', 'ar');
    expect(german).toHaveTextContent('Deutsch');
    expect(german).toHaveAttribute('href', '/articles/on-a-mill-de');
    expect(german).toHaveAttribute('hreflang', 'de');
  });

  it('names no other language without a translation', () => {
    show();
    expect(screen.queryByRole('navigation', { name: 'This story in other languages' })).toBeNull();
  });

  it('is set right to left in such a language', () => {
    show({ language: 'ar' });
    expect(screen.getAllByRole('article')[0]).toHaveAttribute('dir', 'rtl');
  });
});

describe('a corrected story', () => {
  const corrections = [correction];
  const corrected = { corrections, body: markCorrectedPassages(article.body, corrections) };

  it('has a line at the top that links to the note', () => {
    show(corrected);
    expect(screen.getByText(/This article was corrected on 24 November 2026\./)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See what changed' })).toHaveAttribute('href', '#correction-c1');
  });

  it('shows the note with kind, day and zone at its own anchor', () => {
    show(corrected);
    const notes = screen.getByRole('region', { name: 'Corrections' });
    expect(notes).toHaveTextContent(
      /Correction, 24 November 2026, 2:33.pm GMT: An earlier version gave the wrong year/,
    );
    expect(notes.querySelector('#correction-c1')).toBeInTheDocument();
  });

  it('marks the passage with del and ins', () => {
    const { container } = show(corrected);
    expect(container.querySelector('.body del')).toHaveTextContent('2020');
    expect(container.querySelector('.body ins')).toHaveTextContent('2021');
    expect(screen.getByRole('link', { name: /Corrected: see the note/ })).toHaveAttribute(
      'href',
      '#correction-c1',
    );
  });

  it('has a history with before and after', () => {
    show(corrected);
    const history = screen.getByRole('region', { name: 'History of this story' });
    expect(within(history).getAllByRole('listitem')).toHaveLength(2);
    expect(history).toHaveTextContent('Before: in 2020 After: in 2021');
  });

  it('shows a serious error above the text', () => {
    show({ corrections: [{ ...correction, severity: 'serious' }] });
    expect(screen.getByRole('region', { name: 'Important notice about this story' })).toHaveTextContent(
      correction.note,
    );
    expect(screen.queryByRole('region', { name: 'Corrections' })).not.toBeInTheDocument();
  });
});

describe('a retracted story', () => {
  it('shows only its headline and notice', () => {
    const retraction = { ...correction, kind: 'retraction' as const, note: 'This story cannot stand.' };
    show({
      retractedAt: retraction.publishedAt,
      corrections: [retraction],
      body: [],
      summary: null,
      keyPoints: [],
    });
    expect(screen.getByRole('heading', { level: 1, name: 'Retracted: A headline' })).toBeInTheDocument();
    expect(screen.getByText(/This story cannot stand/)).toBeInTheDocument();
    expect(screen.queryByText('What it is about')).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Summary' })).not.toBeInTheDocument();
  });
});

describe('a retracted story that was corrected before', () => {
  it('says in its head that it is retracted, not that it was corrected', () => {
    const retraction = { ...correction, id: 'r', kind: 'retraction' as const };
    show({ retractedAt: retraction.publishedAt, corrections: [retraction, correction], body: [] });
    expect(screen.queryByText(/This article was corrected/)).not.toBeInTheDocument();
    expect(screen.getByText(/Correction, /)).toBeInTheDocument();
  });
});

describe('reporting an error', () => {
  it('is a link to the form’s page that script turns into a dialog', () => {
    show();
    expect(screen.getByRole('link', { name: 'Report an error' })).toHaveAttribute(
      'href',
      '/articles/a-story/report',
    );
    const dialog = screen.getByRole('dialog', { hidden: true });
    expect(dialog).not.toHaveAttribute('open');
    expect(within(dialog).getByLabelText('What is wrong?')).toBeRequired();
  });
});
