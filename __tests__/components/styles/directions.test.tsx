import { readFileSync } from 'node:fs';
import path from 'node:path';
import { render, screen } from '@testing-library/react';
import { CorrectionNote } from '../../../components/corrections/CorrectionNote.tsx';
import { correction, site } from '../../fixtures/story.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const css = ['story.css', 'live/live.css']
  .map((file) => readFileSync(path.join(root, 'components/styles', file), 'utf8'))
  .join('\n');

/** The selectors of rules with a declaration. */
const selectorsOf = (declaration: string): string[] =>
  css
    .replaceAll(/\/\*[^*]*\*\//g, '')
    .split('}')
    .map((rule) => rule.split('{'))
    .filter(([, declarations]) => declarations?.includes(declaration))
    .map(([selector = '']) => selector.trim());

const story = (dir: string) => {
  const { container } = render(
    <article className="story" dir={dir}>
      <div className="story-margin">
        <dl>
          <dd>A date</dd>
        </dl>
      </div>
      <section className="live">
        <h2>Live updates</h2>
      </section>
      <a className="source-back" href="#source-1">
        Back
      </a>
    </article>,
  );
  const find = (selector: string) => container.querySelector(selector);
  return (selector: string, declaration: string) =>
    selectorsOf(declaration).some((rule) => find(selector)?.matches(rule));
};

describe('in a story', () => {
  it.each([
    ['ltr', 'left', 'right'],
    ['rtl', 'right', 'left'],
  ])(
    'of the direction %s, words of the publication have their own order and the edge of the text',
    (dir, edge, other) => {
      const has = story(dir);
      expect(has('dd', 'unicode-bidi: plaintext')).toBe(true);
      expect(has('.live > h2', 'unicode-bidi: plaintext')).toBe(true);
      for (const part of ['.story-margin', '.live > h2']) {
        expect(has(part, `text-align: ${edge}`)).toBe(true);
        expect(has(part, `text-align: ${other}`)).toBe(false);
      }
    },
  );

  it('from right to left alone, the arrow back to a passage is mirrored', () => {
    expect(story('rtl')('.source-back', 'transform: scaleX(-1)')).toBe(true);
    expect(story('ltr')('.source-back', 'transform: scaleX(-1)')).toBe(false);
  });

  it('a note and its date have the direction of their words', () => {
    render(<CorrectionNote correction={correction} site={{ ...site, language: 'ar' }} />);
    const date = screen.getByText((_text, element) => element?.tagName === 'TIME');
    expect(date).toHaveAttribute('dir', 'auto');
    expect(date.closest('p')).toHaveAttribute('dir', 'auto');
  });
});
