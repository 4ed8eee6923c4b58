import { picturesOfRtf } from '../../../lib/pasting/picturesOfRtf.ts';
import { processorSeconds } from '../../fixtures/processorSeconds.ts';

const png = '89504e470d0a1a0a';
const picture = (hex: string, kind = 'pngblip') =>
  `{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\picw640\\${kind}\\bliptag-1234{\\*\\blipuid 89504e47aabbccdd}\r\n${hex}}`;
const read = (rtf: string) =>
  picturesOfRtf(rtf).map(({ type, bytes }) => [type, Buffer.from(bytes).toString('hex')]);

describe('the pictures of an RTF', () => {
  it('are those of Word, in their order and once each', () => {
    const old = `{\\nonshppict${picture('0100', 'wmetafile8')}}{\\nonshppict${picture(png)}}`;
    const rtf = `{\\rtf1\\ansi A mill.{\\*\\shppict${picture(png)}}${old} And{\\*\\shppict${picture(
      'FFD8\r\nFF e0',
      'jpegblip',
    )}}\\pictures}`;
    expect(read(rtf)).toEqual([
      ['image/png', png],
      ['image/jpeg', 'ffd8ffe0'],
    ]);
  });

  it.each([
    ['a metafile', picture('0100', 'wmetafile8')],
    ['a picture without bytes', picture('')],
    ['no RTF', 'A mill by the river'],
    ['an end in the middle', '{\\rtf1{\\pict\\pngblip'],
    ['nothing', ''],
  ])('are none in %s', (_case, rtf) => {
    expect(read(rtf)).toEqual([]);
  });

  it.each([
    ['groups in each other', '{\\pict'.repeat(200_000)],
    ['words without end', `{\\pict${'\\a'.repeat(500_000)}`],
    ['braces', `{\\pict${'{'.repeat(1_000_000)}`],
    ['bytes', `{\\pict\\pngblip ${'0'.repeat(5_000_000)}}`],
  ])('take linear time for %s', async (_case, rtf) => {
    expect(await processorSeconds(() => picturesOfRtf(rtf))).toBeLessThan(5);
  });
});
