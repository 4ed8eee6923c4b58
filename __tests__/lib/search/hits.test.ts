import { excerptOf, markHits, type TextPart } from '../../../lib/search/hits.ts';

const shown = (parts: TextPart[] | null): string =>
  (parts ?? []).map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

const filler = 'Nothing of it stands in this sentence. '.repeat(20);

describe('hits', () => {
  it.each([
    ['The Crane fell', [['crane']], 'The [Crane] fell'],
    ['Łódź and Lodz', [['lodz']], '[Łódź] and [Lodz]'],
    ['a port crane, a crane port', [['port', 'crane']], 'a [port crane], a crane port'],
    ['port port crane', [['port'], ['port', 'crane']], '[port] [port crane]'],
    ['東京大学', [['大', '学']], '東京[大学]'],
    ['cranes', [['crane']], 'cranes'],
    ['<b>crane</b>', [['crane']], '<b>[crane]</b>'],
    ['', [['crane']], ''],
  ])('in %s', (text, phrases, expected) => {
    expect(shown(markHits(text, phrases))).toBe(expected);
  });
});

describe('a passage', () => {
  it('is where most different words are', () => {
    const text = `${filler}A crane. ${filler}The crane of the port fell. ${filler}`;
    expect(shown(excerptOf(text, [['crane'], ['port']]))).toMatch(
      /^… .*stands in this sentence\. The \[crane\] of the \[port\] fell\. .* …$/,
    );
  });

  it('begins at its paragraph', () => {
    expect(shown(excerptOf(`${filler}\nThe crane fell.`, [['crane']]))).toBe('… The [crane] fell.');
  });

  it('is short, also around a long word', () => {
    const parts = excerptOf(`${'x'.repeat(500)} crane ${'y'.repeat(5_000)}`, [['crane']]);
    expect(shown(parts).length).toBeLessThan(300);
  });

  it('does not exist without a hit', () => {
    expect(excerptOf(filler, [['crane']])).toBeNull();
  });

  it('is found in a long text', () => {
    expect(excerptOf('crane port '.repeat(200_000), [['crane'], ['port']])).not.toBeNull();
  });
});
