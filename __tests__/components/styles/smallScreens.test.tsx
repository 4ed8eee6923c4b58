import { readFileSync } from 'node:fs';
import path from 'node:path';
import { render, screen } from '@testing-library/react';
import { StoryMargin } from '../../../components/article/StoryMargin.tsx';
import { PeriodLinks } from '../../../components/lists/PeriodLinks.tsx';
import { article, site } from '../../fixtures/story.ts';

const styles = path.resolve(import.meta.dirname, '../../../components/styles');

/** Whether a rule of a style sheet with a declaration is for an element. */
const has = (sheet: string, element: Element, declaration: string): boolean =>
  readFileSync(path.join(styles, sheet), 'utf8')
    .replaceAll(/\/\*[^*]*\*\//g, '')
    .split('}')
    .map((rule) => rule.split('{'))
    .some(
      ([selector = '', declarations]) =>
        declarations?.includes(declaration) && element.matches(selector.trim()),
    );

describe('on a small screen', () => {
  it.each(['saved-stories', 'kept-pages'])('a headline of one long word in %s is broken', (list) => {
    const row = document.createElement(list);
    row.innerHTML = '<ul><li><a href="/articles/a">Donaudampfschifffahrtsgesellschaft</a></li></ul>';
    const link = row.querySelector('a');
    expect(link && has('reading.css', link, 'overflow-wrap: anywhere')).toBe(true);
  });

  it('the name of a section of one long word is broken in the breadcrumb, beside its arrow', () => {
    const trail = document.createElement('ol');
    trail.className = 'trail';
    trail.innerHTML = '<li><a href="/sections/a">Gesellschaftspolitik</a></li>';
    const item = trail.querySelector('li');
    for (const declaration of ['display: flex', 'min-inline-size: 0', 'overflow-wrap: anywhere'])
      expect(item && has('page.css', item, declaration)).toBe(true);
  });

  it('a day of two digits is a target of 24 px', () => {
    render(<PeriodLinks name="Days" base="/" periods={[{ year: 2026, month: 11, day: 11 }]} language="en" />);
    expect(has('corrections.css', screen.getByRole('link'), 'min-inline-size: 1.5rem')).toBe(true);
  });

  it('each name of a byline is a target of 24 px', () => {
    render(<StoryMargin article={article} site={site} isUnpublished={false} />);
    const [name] = screen.getAllByRole('link').filter((link) => link.getAttribute('rel') === 'author');
    expect(name && has('story.css', name, 'min-block-size: 1.5rem')).toBe(true);
  });
});
