import { CommandError } from 'local-lake/commands';
import { ArchiveStore } from '../../../bin/archive/import/archiveStore.ts';
import { ArchiveFiles } from '../../../bin/archive/import/assets/ArchiveFiles.ts';
import { RecordingStore } from '../../../bin/archive/import/assets/RecordingStore.ts';
import { archiveOf } from '../../fixtures/archives/archiveFiles.ts';

const ofMp4 = (size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  bytes.set(Buffer.from('\0\0\0\x18ftypmp42', 'latin1'));
  Buffer.from(bytes.buffer).writeUInt32BE(size - 24, 24);
  bytes.set(Buffer.from('mdat'), 28);
  return bytes;
};

const files = {
  'media/a.mp4': ofMp4(5_000),
  'media/large.mp4': ofMp4(5_001),
  'media/cut.mp4': ofMp4(5_000).subarray(0, 4_999),
  'media/page.mp4': '<!doctype html><p>Not found',
  'media/film.exe': ofMp4(100),
  'media/a.mp3': new Uint8Array([0xff, 0xfb, 0x90, 0x64, 0]),
  'media/a.vtt': '\uFEFFWEBVTT\n\n',
  'media/b.vtt': 'ELF',
};

type Sent = { address: string; bytes: number };

const open = async ({ isTrial = false, refuses = false, isThere = false } = {}) => {
  const sent: Sent[] = [];
  const store = new ArchiveStore(async (_method, address, body) => {
    if (address.includes('/data/query/')) return { result: isThere ? 'file-known' : null };
    if (refuses) throw new CommandError('The disk is full.');
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) bytes += chunk.length;
    sent.push({ address, bytes });
    return { document: { _id: `file-${sent.length}` } };
  }, 'production');
  const recordings = new RecordingStore(await ArchiveFiles.open(archiveOf(files)), store, {
    isTrial,
    maxBytes: 5_000,
  });
  return { recordings, sent };
};

describe('RecordingStore', () => {
  it('uploads a file once, whoever asks how often', async () => {
    const { recordings, sent } = await open();
    const address = 'https://gazette.example/media/a.mp4';
    const found = await Promise.all([address, address].map((one) => recordings.find(one, 'video')));
    expect(found).toEqual([{ asset: 'file-1' }, { asset: 'file-1' }]);
    expect(sent).toEqual([{ address: '/assets/files/production?filename=a.mp4', bytes: 5_000 }]);
  });

  it('uploads nothing that the newsroom has, and nothing in a trial', async () => {
    const known = await open({ isThere: true });
    expect(await known.recordings.find('media/a.mp4', 'video')).toEqual({ asset: 'file-known' });
    const trial = await open({ isTrial: true });
    expect(await trial.recordings.find('media/a.mp4', 'video')).toEqual({ asset: 'media/a.mp4' });
    expect([...known.sent, ...trial.sent]).toEqual([]);
  });

  it('takes sounds, sounds in files for films, and captions with a mark of their order of bytes', async () => {
    const { recordings } = await open({ isTrial: true });
    for (const [address, use] of [
      ['media/a.mp3', 'audio'],
      ['media/a.mp4', 'audio'],
      ['media/a.vtt', 'captions'],
    ] as const)
      expect(await recordings.find(address, use)).toEqual({ asset: address });
  });

  it.each([
    ['is missing', 'media/none.mp4', 'video', 'the file media/none.mp4 is not in the archive.'],
    ['is too large', 'media/large.mp4', 'video', 'the file media/large.mp4 has more than 0.005 MB.'],
    ['is cut off', 'media/cut.mp4', 'video', 'the file media/cut.mp4 is damaged: its end is missing.'],
    ['is another thing', 'media/page.mp4', 'video', 'the file media/page.mp4 is no film that browsers play.'],
    ['has another name', 'media/film.exe', 'video', 'the file media/film.exe is no film that browsers play.'],
    ['is a sound', 'media/a.mp3', 'video', 'the file media/a.mp3 is no film that browsers play.'],
    ['is no caption', 'media/b.vtt', 'captions', 'the file media/b.vtt is no WebVTT.'],
  ] as const)(
    'says why a file that %s has no asset, in a trial too',
    async (_case, address, use, problem) => {
      for (const isTrial of [true, false]) {
        const { recordings, sent } = await open({ isTrial });
        expect(await recordings.find(address, use)).toEqual({ problem });
        expect(sent).toEqual([]);
      }
    },
  );

  it('says what the lake answers if it refuses', async () => {
    const { recordings } = await open({ refuses: true });
    expect(await recordings.find('media/a.mp4', 'video')).toEqual({ problem: 'The disk is full.' });
  });
});
