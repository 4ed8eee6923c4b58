import { render, screen, within } from '@testing-library/react';
import { Body } from '../../../components/article/Body.tsx';
import { bodyFrom } from '../../../lib/articles/bodyFrom.ts';
import type { BodyBlock } from '../../../lib/content/blocks.ts';
import { bodyHtml } from '../../../lib/feeds/bodyHtml.ts';
import { type BlockResult, body } from '../../../lib/queryResults/body.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { site, teaser } from '../../fixtures/story.ts';

const now = new Date('2026-11-25T12:00:00Z');
const show = (...blocks: BlockResult[]) =>
  render(<Body body={bodyFrom(blocks, now)} site={site} language="en" />);
const words = (text: string, more = {}): BlockResult => ({
  _type: 'block',
  _key: text,
  style: 'normal',
  children: [{ _type: 'span', _key: 's', text }],
  ...more,
});

describe('a body', () => {
  it('has paragraphs, headings, quotations and lists', () => {
    show(
      words('A paragraph'),
      words('A heading', { style: 'h2' }),
      words('A quotation', { style: 'blockquote' }),
      words('An item', { listItem: 'bullet', level: 1 }),
    );
    expect(screen.getByText('A paragraph').tagName).toBe('P');
    expect(screen.getByRole('heading', { level: 2, name: 'A heading' })).toBeInTheDocument();
    expect(screen.getByText('A quotation').closest('blockquote')).toBeInTheDocument();
    expect(within(screen.getByRole('list')).getByText('An item')).toBeInTheDocument();
  });

  it.each([
    ['https://example.org/', 'https://example.org/'],
    ['/articles/x', '/articles/x'],
    ['javascript:alert(1)', null],
    ['data:text/html,hello', null],
  ])('follows a link to %s: %s', (href, expected) => {
    show({
      _type: 'block',
      _key: 'b',
      children: [{ _type: 'span', _key: 's', text: 'here', marks: ['l'] }],
      markDefs: [{ _type: 'link', _key: 'l', href }],
    });
    if (expected === null) expect(screen.queryByRole('link')).not.toBeInTheDocument();
    else expect(screen.getByRole('link', { name: 'here' })).toHaveAttribute('href', expected);
  });

  it('has tables with column headers', () => {
    show({
      _type: 'table',
      _key: 't',
      caption: 'Calls',
      rows: [
        { _key: '1', cells: ['Year', 'Count'] },
        { _key: '2', cells: ['2025', '8'] },
      ],
    });
    const table = screen.getByRole('table', { name: 'Calls' });
    expect(within(table).getByRole('columnheader', { name: 'Count' })).toHaveAttribute('scope', 'col');
    expect(within(table).getByRole('rowheader', { name: '2025' })).toHaveAttribute('scope', 'row');
    expect(within(table).getByRole('cell', { name: '8' })).toBeInTheDocument();
  });

  const charted = (chart: string, ...cells: string[][]): BlockResult => ({
    _type: 'table',
    _key: 't',
    caption: 'Levels',
    chart,
    rows: cells.map((row, index) => ({ _key: String(index), cells: row })),
  });

  const levels = (...cells: string[][]) => charted('line', ...cells);

  it('draws a table as a chart, with the table folded below it', () => {
    show(levels(['Year', 'Spring', 'Autumn'], ['2024', '8', '3'], ['2025', '9', '4']));
    const chart = screen.getByRole('img', { name: 'Line chart: Levels' });
    expect(chart.querySelectorAll('path')).toHaveLength(2);
    const table = screen.getByRole('table', { name: 'Levels' });
    expect(table.closest('details')).not.toHaveAttribute('open');
    expect(within(table).getByRole('cell', { name: '4' })).toBeInTheDocument();
  });

  it('draws the zero line of bars beside them alone, never across a name', () => {
    show(charted('bar', ['Place', 'Change'], ['Upper town', '-12'], ['Harbour', '20']));
    const chart = screen.getByRole('img');
    const numbers = (of: string, name: string) =>
      [...chart.querySelectorAll(of)].map((part) => Number(part.getAttribute(name)));
    const tops = numbers('.axis', 'y1');
    expect(tops).toHaveLength(2);
    // A name stands on its line: its letters reach a few pixels below it.
    for (const [row, baseline] of numbers('text.name', 'y').entries())
      expect(tops[row]).toBeGreaterThanOrEqual(baseline + 4);
    expect(numbers('.axis', 'y2')[0]).toBeLessThan((numbers('text.name', 'y')[1] ?? 0) - 12);
  });

  it('draws bars of several series with their figures', () => {
    show(charted('bar', ['Year', 'Spring', 'Autumn'], ['2024', '8', '3'], ['2025', '9', '4']));
    const chart = screen.getByRole('img', { name: 'Bar chart: Levels' });
    expect(chart).toHaveTextContent('2024 8 · 32025 9 · 4');
  });

  it.each(['line', 'column', 'bar'])('shortens the names below a chart, by whole letters: %s', (chart) => {
    const name = '😀'.repeat(40);
    show(charted(chart, ['Place', 'Level'], [name, '8'], ['B', '9']));
    expect(screen.getByRole('img')).toHaveTextContent(`${'😀'.repeat(35)}…`);
    expect(screen.getByRole('img')).not.toHaveTextContent('😀'.repeat(36));
  });

  it('shows a table whose figures cannot be drawn as a table', () => {
    show(levels(['Year', 'Level'], ['2024', 'n/a'], ['2025', '9']));
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Levels' }).closest('details')).toBeNull();
  });

  it('has fact boxes, timelines and pull quotes', () => {
    show(
      {
        _type: 'factBox',
        _key: 'f',
        title: 'What is a lake?',
        body: [{ _type: 'block', children: [{ text: 'Water.' }] }],
      },
      { _type: 'timeline', _key: 't', title: 'How it came', events: [{ date: '2021', text: 'They met.' }] },
      { _type: 'pullQuote', _key: 'q', quote: 'We do not.', attribution: 'A president' },
    );
    expect(screen.getByRole('complementary', { name: 'What is a lake?' })).toHaveTextContent('Water.');
    expect(screen.getByRole('region', { name: 'How it came' })).toHaveTextContent('2021They met.');
    expect(screen.getByText('A president')).toBeInTheDocument();
  });

  it('names a fact box and a timeline without a title in the language of the publication', () => {
    const body = bodyFrom([{ _type: 'factBox' }, { _type: 'timeline' }], now);
    const german = { ...site, language: 'de' };
    render(<Body body={body} site={german} language="en" />);
    expect(screen.getByRole('complementary', { name: 'Hintergrund' })).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Chronologie' })).toBeInTheDocument();
    const setting = { siteUrl: 'https://paper.example', words: wordsOf(german) };
    expect(bodyHtml(body, setting)).toBe(
      '<aside><h3>Hintergrund</h3></aside><div class="timeline"><h3>Chronologie</h3><ul></ul></div>',
    );
  });

  it.each([
    ['We do not.', true],
    ['“We do not.”', false],
    ['„Wir nicht.“', false],
  ])('marks the pull quote %s: %s', (quote, isMarked) => {
    show({ _type: 'pullQuote', _key: 'q', quote, attribution: 'A president' });
    expect(screen.getByText(quote).classList.contains('quoted')).toBe(isMarked);
  });

  const recording = (_type: 'video' | 'audio', more: object = {}): BlockResult => ({
    _type,
    _key: 'v',
    title: 'The mill from above',
    credit: 'Ann Other',
    transcript: 'It rains.\n\nIt stops.',
    file: { _id: 'file-a-mp4', url: 'http://other.host/lake/files/copydesk/production/a.mp4' },
    ...more,
  });

  it('has films with captions and a transcript, of which nothing loads before they are started', () => {
    const captions = { _id: 'file-b-vtt', url: 'http://other.host/lake/files/copydesk/production/b.vtt' };
    show(recording('video', { captions }));
    const film = screen.getByLabelText('The mill from above');
    expect(film).toHaveAttribute('src', '/lake/files/copydesk/production/a.mp4');
    expect(film).toHaveAttribute('preload', 'none');
    expect(film.querySelector('track')).toHaveAttribute('src', '/lake/files/copydesk/production/b.vtt');
    // With `default` the browser loads them at once.
    expect(film.querySelector('track')).not.toHaveAttribute('default');
    expect(screen.getByRole('figure')).toHaveTextContent('The mill from above Ann Other');
    expect(screen.getByText('It rains. It stops.').closest('details')).not.toHaveAttribute('open');
  });

  it('has recordings, and none without a file', () => {
    const { container } = show(recording('audio'), recording('video', { _key: 'w', file: null }));
    expect(screen.getByLabelText('The mill from above').tagName).toBe('AUDIO');
    expect(container.querySelector('video')).toBeNull();
  });

  it('loads nothing from another site without a click', () => {
    const { container } = show({
      _type: 'embed',
      _key: 'e',
      url: 'https://video.example.org/1',
      title: 'A film',
    });
    expect(container.querySelector('iframe, img, script')).toBeNull();
    expect(screen.getByText(/A film/)).toBeInTheDocument();
  });

  it.each([
    ['shown', {}, 1],
    ['left out under embargo', { embargoedUntil: '2026-11-26T00:00:00Z' }, 0],
    ['left out when retracted', { retractedAt: '2026-11-24T00:00:00Z' }, 0],
    ['left out when unpublished', null, 0],
  ])('has a related story %s', (_case, change, count) => {
    const { id, ...result } = teaser;
    show({ _type: 'relatedStory', _key: 'r', story: change && { _id: id, ...result, ...change } });
    expect(screen.queryAllByRole('complementary', { name: 'Related story' })).toHaveLength(count);
  });

  it('renders the known parts of unknown blocks', () => {
    const { value } = parseResult(body, [{ _type: 'poll', _key: 'p' }, words('Still here')]);
    const { container } = show(...(value ?? []));
    expect(container).toHaveTextContent('Still here');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'unheard-of'])(
    'draws as plain words what is named %s',
    (name) => {
      const { value } = parseResult(body, [
        words('A style', { style: name }),
        words('A list', { listItem: name, level: 1 }),
        words('A mark', { children: [{ _type: 'span', _key: 's', text: 'A mark', marks: [name, 'l'] }] }),
        words('A link', {
          children: [{ _type: 'span', _key: 's', text: 'A link', marks: ['l'] }],
          markDefs: [{ _type: name, _key: 'l' }],
        }),
        { _type: name, _key: 'x' },
      ]);
      const { container } = show(...(value ?? []));
      for (const text of ['A style', 'A list', 'A mark', 'A link'])
        expect(screen.getByText(text)).toBeInTheDocument();
      const blocks = bodyFrom(value, now);
      expect(bodyHtml(blocks, { siteUrl: 'https://news.example.org', words: wordsOf(site) })).toContain(
        'A mark',
      );
      expect(container).not.toHaveTextContent('[object');
    },
  );

  it('keeps every block in order', () => {
    const blocks: BodyBlock[] = bodyFrom([words('one'), words('two')], now);
    expect(blocks.map(({ _key }) => _key)).toEqual(['one', 'two']);
  });
});
