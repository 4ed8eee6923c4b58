import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { ArticlePage } from '../../../components/article/ArticlePage.tsx';
import { FrontPage } from '../../../components/front/FrontPage.tsx';
import { SiteHeader } from '../../../components/page/SiteHeader.tsx';
import config from '../../../examples/cheshmeh/theme.ts';
import { arrangeFront } from '../../../lib/front/arrangeFront.ts';
import { lookFrom } from '../../../lib/theme/Look.ts';
import { cardSvg, iconSvg } from '../../../lib/theme/markSvg.ts';
import { themeFrom } from '../../../lib/theme/Theme.ts';
import { themeCss } from '../../../lib/theme/themeCss.ts';
import { article, correction, site as house, teaser } from '../../fixtures/story.ts';

const theme = themeFrom(config, 'examples/cheshmeh/theme.ts');
const settings = readFileSync(theme.demonstration, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .find(({ _type }) => _type === 'site');
const site = { ...house, title: settings.title, language: settings.language, look: lookFrom(theme, null) };
const now = '2026-11-25T12:00:00Z';
const logged = {
  ...correction,
  section: { title: 'Tech', slug: 'tech' },
  article: { headline: 'a', slug: 'a', retractedAt: null },
};

/** Whether one element stands before another. */
const isBefore = (one: Element | null, other: Element | null) =>
  Boolean(one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

describe('the second paper', () => {
  it('has its name and its own mark', () => {
    const { container } = render(<SiteHeader site={site} current={null} folio={null} />);
    expect(screen.getByRole('link', { name: 'چشمه' })).toHaveAttribute('href', '/');
    expect(container.querySelector('.nameplate path')).toHaveAttribute('d', config.mark.glyph.path);
    expect(config.mark.glyph.path).not.toBe(house.look.glyph.path);
  });

  it('has its own colours and type, in its icons and cards too', () => {
    const css = themeCss(theme, []);
    expect(css).toContain('--pencil:light-dark(#8a4a00,#f2b04e)');
    expect(css).toContain('"Vazirmatn", Tahoma, sans-serif');
    for (const drawn of [iconSvg(theme), cardSvg(theme, false)]) expect(drawn).toContain('#8a4a00');
    expect(iconSvg(theme)).toContain(config.mark.icon);
  });

  it('has corrections above the latest stories on its front, and the first paper below', () => {
    const stories = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...teaser, id, slug: id, headline: id }));
    const front = arrangeFront({
      ...{ stories, sections: [], corrections: [logged], edited: null, mostRead: [], now },
    });
    const orders = [site, house].map((paper) => {
      const { container, unmount } = render(<FrontPage site={paper} front={front} now={now} />);
      const region = (id: string) => container.querySelector(`[aria-labelledby="${id}"]`);
      const isFirst = isBefore(region('latest-corrections'), region('latest'));
      unmount();
      return isFirst;
    });
    expect(orders).toEqual([true, false]);
  });

  it('has neither tools nor contents on a story, and its corrections first', () => {
    // The first paragraph stands above all parts.
    const body = ['They met', 'They voted'].map((text) => ({
      ...{ _type: 'block' as const, _key: text, style: 'normal' },
      children: [{ _type: 'span' as const, _key: 's', text }],
    }));
    const corrected = { ...article, body, corrections: [logged] };
    const { container } = render(<ArticlePage article={corrected} site={site} now={now} />);
    expect(container.querySelector('story-tools')).toBeNull();
    expect(isBefore(container.querySelector('.corrections-part'), screen.getByText('They voted'))).toBe(true);
  });
});
