import sharp from 'sharp';
import { maxHeadBytes, pictureFileProblem } from '../../../lib/pictures/pictureFileProblem.ts';

const problemOf = (bytes: Uint8Array, size = bytes.length): string | null =>
  pictureFileProblem({ name: 'a.jpg', size }, bytes.subarray(0, maxHeadBytes));
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const media = (brand: string): Uint8Array => text(`\0\0\0\x18ftyp${brand}\0\0\0\0`);

describe('a file for a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('may be %s', async (format) => {
    const image = sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } });
    expect(problemOf(await image.toFormat(format).toBuffer())).toBeNull();
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
  ])('may be the drawing %j', (drawing) => {
    expect(problemOf(text(drawing))).toBeNull();
  });

  it.each([
    ['a text', text('Notes of the meeting.'), /^“a.jpg” is not a picture\. Send JPEG/],
    ['a page', text('<!doctype html><p>Hello'), /is not a picture/],
    ['a text about drawings', text('A note on <svg> '), /is not a picture/],
    ['a video', media('qt  '), /is not a picture/],
    ['a picture of a telephone', media('heic'), /HEIC/],
    ['one that says so in its second brand', text('\0\0\0\x1cftypmif1\0\0\0\0mif1heic'), /HEIC/],
    ['nothing', text(''), /is empty/],
  ])('may not be %s', (_case, bytes, problem) => {
    expect(problemOf(bytes)).toMatch(problem);
  });

  it('may not be larger than the server takes', () => {
    expect(problemOf(text('GIF89a'), 64 * 1_048_576)).toBeNull();
    expect(problemOf(text('GIF89a'), 64 * 1_048_576 + 1)).toBe('“a.jpg” is larger than 64 MB.');
  });
});
