import { bytesOfDataUrl } from '../../../lib/pasting/bytesOfDataUrl.ts';
import { markupProblem } from '../../../lib/pasting/markupProblem.ts';

describe('the size of a clipboard', () => {
  it('is limited without its pictures', () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(5_000_000)}">`;
    expect(markupProblem(picture.repeat(2))).toBeNull();
    expect(markupProblem(`${picture}${'a'.repeat(3_000_001)}`)).toBe(
      'The clipboard has 3.0 million characters of formatted text. At most 3 million fit in one paste.',
    );
  });

  it('is limited with a picture that nothing ends', () => {
    expect(markupProblem(`"data:image/png${'A'.repeat(3_000_001)}`)).toContain('3.0 million');
  });
});

describe('the depth of a clipboard', () => {
  it.each([
    ['elements in each other', '<div>'.repeat(10_000)],
    ['emphasis that nothing ends', '<B class="a">b'.repeat(10_000)],
    ['lists in each other', '<ul><li>'.repeat(10_000)],
  ])('is limited: %s', (_case, html) => {
    expect(markupProblem(html)).toBe('The text on the clipboard is nested too deeply to be read.');
  });

  it.each([
    ['many paragraphs without end', '<p>a<br>'.repeat(10_000)],
    ['many elements beside each other', '<div><b>a</b></div>'.repeat(10_000)],
    ['signs that are no tags', '< 3 <!-- a --> '.repeat(10_000)],
  ])('allows %s', (_case, html) => {
    expect(markupProblem(html)).toBeNull();
  });
});

describe('bytesOfDataUrl', () => {
  it.each([
    ['data:image/png;base64,AQID', { type: 'image/png', bytes: Uint8Array.of(1, 2, 3) }],
    ['data:image/png;base64,AQ%3D%3D', { type: 'image/png', bytes: Uint8Array.of(1) }],
    ['data:image/png,a', { type: 'image/png', bytes: Uint8Array.of(97) }],
    ['data:image/png;base64,!', null],
    ['data:image/png', null],
    ['https://example.org/a,b', null],
  ])('reads %s', (url, expected) => {
    expect(bytesOfDataUrl(url)).toEqual(expected);
  });
});
