import { readClipboard } from '../../../../sanity/studio/writing/pasting/readClipboard.ts';

const clipboard = (types: Record<string, string>, files: File[] = []): DataTransfer =>
  ({ getData: (type: string) => types[type] ?? '', files }) as unknown as DataTransfer;

const picture = (name: string): File => new File(['a'], name, { type: 'image/png' });

let keys = 0;
const read = (types: Record<string, string>, files?: File[]) =>
  readClipboard(clipboard(types, files), { newKey: () => `k${keys++}`, hasSources: true });

describe('a clipboard', () => {
  it.each([
    ['text that the editor copied', { 'application/x-portable-text': '[]', 'text/html': '<p>A</p>' }, []],
    ['text alone', { 'text/plain': 'A' }, []],
    ['a picture that a browser copied', { 'text/html': '<img src="https://example.org/a">' }, [picture('a')]],
    ['HTML without anything in it', { 'text/html': '<p> </p>', 'text/plain': ' ' }, []],
  ])('is left to Studio if it has %s', (_case, types, files) => {
    expect(read(types, files)).toBeNull();
  });

  it('is read as the browser reads it, and nothing of it runs', () => {
    const html = '<p>A<p>B<img src="x" onerror="throw new Error()"><script>throw new Error()</script>';
    expect(read({ 'text/html': html, 'text/plain': 'A B' })).toMatchObject({
      paste: {
        blocks: [{ children: [{ text: 'A' }] }, { children: [{ text: 'B' }] }],
        leftOut: { picture: 1 },
      },
    });
  });

  it.each([
    ['text alone', { 'text/plain': '- sand\r\n- water' }],
    ['the same text as HTML', { 'text/html': '- sand\n- water', 'text/plain': '- sand\n- water' }],
    ['paragraphs', { 'text/html': '<div>- sand</div><div>- water</div>', 'text/plain': '- sand\n- water' }],
    ['lines', { 'text/html': '<p>- sand<br>-&nbsp;water</p>', 'text/plain': '- sand\n- water' }],
  ])('has the lists that were typed as %s', (_case, types) => {
    expect(read(types)).toMatchObject({
      paste: {
        blocks: [
          { listItem: 'bullet', level: 1, children: [{ text: 'sand' }] },
          { listItem: 'bullet', level: 1, children: [{ text: 'water' }] },
        ],
      },
    });
  });

  it('has the pictures of its document if it has as many files', () => {
    const html = '<p>A</p><img src="file:///a.png" alt="A mill"><img src="file:///b.png">';
    const types = { 'text/html': html, 'text/plain': 'A' };
    expect(read(types, [picture('a'), picture('b')])).toMatchObject({
      paste: { pictures: [{ file: 0 }, { file: 1 }], leftOut: {} },
      files: [{ name: 'a' }, { name: 'b' }],
    });
    expect(read(types, [picture('a')])).toMatchObject({ paste: { pictures: [], leftOut: { picture: 2 } } });
  });

  it('has the pictures of Word, which are in its RTF', () => {
    const html = '<p>A</p><img src="file:///C:/clip_image002.png" alt="A mill">';
    const rtf = '{\\rtf1{\\*\\shppict{\\pict\\pngblip 89504e47}}}';
    const types = { 'text/html': html, 'text/plain': 'A', 'text/rtf': rtf };
    expect(read(types)).toMatchObject({
      paste: { pictures: [{ file: 0 }], leftOut: {} },
      files: [{ type: 'image/png', size: 4 }],
    });
    const others = { ...types, 'text/html': `${html}<img src="file:///b.png">` };
    expect(read(others)).toMatchObject({ paste: { pictures: [], leftOut: { picture: 2 } } });
  });

  it.each([
    ['deep', '<div>'.repeat(2_000), 'The text on the clipboard is nested too deeply to be read.'],
    [
      'long',
      '<p>a</p>'.repeat(1_001),
      expect.stringMatching(/^The clipboard has 1,001 .* Paste it in parts\.$/),
    ],
  ])('that is too %s has a reason', (_case, html, problem) => {
    expect(read({ 'text/html': html, 'text/plain': 'a' })).toEqual({ problem });
  });
});
