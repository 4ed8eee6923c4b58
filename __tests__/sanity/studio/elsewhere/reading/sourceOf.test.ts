import { maxFileBytes } from '../../../../../lib/import/files/fileSize.ts';
import { sourceOfFile, sourceOfTransfer } from '../../../../../sanity/studio/elsewhere/reading/sourceOf.ts';

const transfer = (types: Record<string, string>, files: File[] = []): DataTransfer =>
  ({ files, getData: (type: string) => types[type] ?? '' }) as unknown as DataTransfer;
const picture = new File(['x'], 'a.png', { type: 'image/png' });
const word = new File(['PK'], 'a.docx', { type: 'application/x' });

describe('what is pasted or dropped', () => {
  it.each([
    ['formatted text', { 'text/html': '<p>a</p>', 'text/plain': 'a' }, [], { text: '<p>a</p>' }],
    ['formatted text with its picture', { 'text/html': '<p>a</p>' }, [picture], { text: '<p>a</p>' }],
    ['plain text', { 'text/plain': 'a' }, [], { text: 'a' }],
    [
      'markup that an editor coloured',
      { 'text/html': '<pre>&lt;html></pre>', 'text/plain': '<html><p>a' },
      [],
      { text: '<html><p>a' },
    ],
    ['a file', { 'text/plain': '/home/a.docx' }, [word], { name: 'a.docx', bytes: expect.any(Uint8Array) }],
    ['two files', {}, [word, word], { problem: expect.stringContaining('one file') }],
    ['an address', { 'text/plain': 'https://example.org/a' }, [], { pageAddress: 'https://example.org/a' }],
  ])('is read: %s', async (_case, types, files, expected) => {
    expect(await sourceOfTransfer(transfer(types, files), 'Pasted text')).toMatchObject(expected);
  });

  it('may be nothing', async () => {
    expect(await sourceOfTransfer(transfer({ 'text/plain': ' ' }), 'Pasted text')).toBeNull();
  });
});

describe('a file', () => {
  it('is not opened if it is too large', async () => {
    const file = { name: 'a.html', size: maxFileBytes + 1, arrayBuffer: () => Promise.reject(new Error()) };
    expect(await sourceOfFile(file as unknown as File)).toEqual({
      problem: expect.stringContaining('31 MB'),
    });
  });

  it('may be a folder', async () => {
    const folder = { name: 'a', size: 1, arrayBuffer: () => Promise.reject(new Error()) };
    expect(await sourceOfFile(folder as unknown as File)).toEqual({
      problem: expect.stringContaining('folder'),
    });
  });
});
