import { markdownHtml } from '../../../lib/markdown/markdownHtml.ts';
import { processorSeconds } from '../../fixtures/processorSeconds.ts';

describe('Markdown as HTML', () => {
  it('has its footnotes in a list that their marks lead to', () => {
    const html = markdownHtml('Rain.[^a]\n\n[^a]: The weather office');
    expect(html).toContain('href="#footnote-a"');
    expect(html).toContain('<li id="footnote-a">');
    expect(markdownHtml('No note [^a] here.')).toBe('<p>No note [^a] here.</p>\n');
  });

  it('reads no footnotes of a text with more marks than a story has', () => {
    expect(markdownHtml(`${'[^a]'.repeat(2_000)}\n\n[^a]: x`)).not.toContain('footnote');
  });

  it.each([
    ['quotations', '>'.repeat(1_000_000)],
    ['quotations with spaces', '> '.repeat(60)],
    ['lists', `${'- '.repeat(60)}a`],
    ['numbered lists', `${'1. '.repeat(60)}a`],
    ['both', `Words.\n${'> - '.repeat(40)}a`],
  ])('is refused if its %s are nested too deeply', (_case, markdown) => {
    expect(() => markdownHtml(markdown)).toThrow('nested too deeply');
  });

  it.each(['_a', '*a', '__a'])('is refused with ten thousand “%s” in a paragraph', async (sign) => {
    const seconds = await processorSeconds(() =>
      expect(() => markdownHtml(sign.repeat(50_000))).toThrow('signs of emphasis'),
    );
    expect(seconds).toBeLessThan(4);
  });

  it('takes many signs of emphasis in many paragraphs', () => {
    expect(markdownHtml(`${'_a_ '.repeat(100)}\n\n`.repeat(200))).toContain('<em>a</em>');
  });

  it('takes a long rule and a hundred lines of a quotation', () => {
    expect(markdownHtml('- '.repeat(60))).toBe('<hr>\n');
    expect(markdownHtml('> a\n'.repeat(100))).toContain('<blockquote>');
  });
});
