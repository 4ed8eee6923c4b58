import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { maxFileBytes } from '../../../../lib/import/files/fileSize.ts';
import { type ReadArticle, readArticleFile } from '../../../../lib/import/files/readArticleFile.ts';
import { UnreadableFile } from '../../../../lib/import/files/UnreadableFile.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import type { Block } from '../../../../lib/pasting/Block.ts';
import { processorSeconds } from '../../../fixtures/processorSeconds.ts';
import { newsroom } from '../page.ts';
import {
  binaryPlist,
  ferry,
  paragraph,
  picture,
  plistOf,
  wordFile,
  wordParts,
  zipOfCopies,
} from './makeFiles.ts';

const read = (name: string, bytes: Uint8Array): Promise<ReadArticle> => readArticleFile({ name, bytes });
const imported = async (name: string, bytes: Uint8Array) => {
  const { page, files } = await read(name, bytes);
  const found = importArticle(page, newsroom);
  if (!found) throw new Error('nothing was imported');
  return { ...found, files };
};
const lines = (blocks: Block[]): string[] =>
  blocks.map((block) =>
    block._type === 'table'
      ? (block.rows as { cells: string[] }[]).map(({ cells }) => cells.join('|')).join(' / ')
      : `${block.style}: ${(block.children as { text: string }[]).map(({ text }) => text).join('')}`,
  );
const start = (blocks: Block[]): string[] =>
  lines(blocks).map((line) => line.split(' ').slice(0, 6).join(' '));

const mhtml = new Uint8Array(readFileSync(join(import.meta.dirname, 'saved/ferry.mhtml')));

describe('a web archive that Chrome saved', () => {
  it('becomes a draft, with the page as its source', async () => {
    const { fields, publishedAt } = await imported('ferry.mhtml', mhtml);
    expect(fields).toMatchObject({
      headline: 'The ferry that waits for the last train',
      standfirst: 'For forty years the boat has left when the platform is empty, and not before.',
      section: { _ref: 'section-tech' },
      language: 'en',
      sources: [
        {
          outlet: 'The Shore Paper',
          title: 'The ferry that waits for the last train',
          url: 'http://shore.example:4140/2024/ferry',
        },
      ],
    });
    expect(fields).not.toHaveProperty('firstPublishedAt');
    expect(publishedAt).toBe('2024-03-04T09:15:00.000Z');
    expect(start(fields.body)).toEqual([
      'normal: The last train is due',
      'h2: What the timetable says',
      'normal: The timetable says nothing of',
      'blockquote: “I count them,” he says.',
      'normal: It costs the company about',
    ]);
    expect(lines(fields.body)[2]).toContain('café owners');
    expect(JSON.stringify(fields.body)).toContain('http://shore.example:4140/2019/rule');
  });

  it('has the picture that was shown, with its words, and no pixel that counts readers', async () => {
    const { pictures, files, report } = await imported('ferry.mhtml', mhtml);
    expect(pictures).toEqual([
      expect.objectContaining({
        alt: 'A ferry at the quay',
        caption: 'The “Marianne” at the north quay. Photograph: J. Roe',
        isLead: true,
        file: 0,
      }),
    ]);
    expect(files).toHaveLength(1);
    expect(report.unplaced).toContainEqual(
      expect.objectContaining({
        text: 'Picture http://other.example:4141/remote.jpg (“Another shore”)',
        reason: expect.stringContaining('not loaded'),
      }),
    );
  });

  it('says what it left out: the writer, the next heading, and menus folded as dropped', async () => {
    const { report } = await imported('ferry.mhtml', mhtml);
    const texts = report.unplaced.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Jane Roe', 'Read next']));
    expect(texts.join()).not.toMatch(/Home|Most read|Subscribe|Buy a boat/);
    expect(report.dropped.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Home', 'Tech', 'A bridge too late', 'Subscribe to our newsletter']),
    );
  });
});

describe('a Word file', () => {
  it('becomes a draft with headings, quotations, tables and footnotes as sources', async () => {
    const { fields } = await imported('ferry.docx', ferry);
    expect(fields.headline).toBe('The ferry that waits');
    expect(start(fields.body)).toEqual([
      'normal: On most nights the train',
      'h2: What the timetable says',
      'normal: On most nights the train',
      'blockquote: I count them.',
      'Night|Minutes / Monday|9',
      'h3: Minutes',
      'normal: On most nights the train',
    ]);
    expect(fields.sources).toEqual([
      expect.objectContaining({ title: 'The Shore Paper', url: 'https://shore.example/2019/rule' }),
    ]);
  });

  it('brings its pictures with their description, and counts comments and deletions', async () => {
    const { pictures, files, report } = await imported('ferry.docx', ferry);
    expect(pictures).toEqual([expect.objectContaining({ alt: 'A ferry at the quay', isLead: true })]);
    expect(files).toEqual([picture]);
    expect(report.unplaced).toContainEqual(
      expect.objectContaining({
        text: 'Left out: 1 comment, 1 deleted passage (tracked changes).',
      }),
    );
  });

  it('may have its title in the first paragraph, and headings of the first level below', async () => {
    const long = 'a long paragraph of running text, '.repeat(8);
    const file = wordFile(
      `${paragraph('A ferry without a style')}${paragraph(long)}${paragraph('Then', 'heading 1')}${paragraph(long)}`,
    );
    const { fields } = await imported('plain.docx', file);
    expect(fields.headline).toBe('A ferry without a style');
    expect(start(fields.body)[1]).toBe('h2: Then');
  });
});

const html =
  '<html><body><h1>The ferry in a file</h1><p>It waits.</p><img src="a%20b_files/quay.jpg"></body></html>';

describe('other files', () => {
  it('Safari’s web archive is read with its encoding and pictures', async () => {
    const page = Uint8Array.from(
      [...'<h1>The caf\xe9 on the quay</h1><main><img src="/quay.jpg"></main>'].map((letter) =>
        letter.charCodeAt(0),
      ),
    );
    const file = binaryPlist({
      WebMainResource: {
        WebResourceData: page,
        WebResourceURL: 'https://shore.example/cafe',
        WebResourceTextEncodingName: 'iso-8859-1',
      },
      WebSubresources: [{ WebResourceData: picture, WebResourceURL: 'https://shore.example/quay.jpg' }],
    });
    const { fields, files } = await imported('cafe.webarchive', file);
    expect(fields.headline).toBe('The café on the quay');
    expect(fields.sources).toMatchObject([{ outlet: 'shore.example', url: 'https://shore.example/cafe' }]);
    expect(files).toEqual([picture]);
  });

  it('a saved page in a zip is read with its folder', async () => {
    const zip = zipSync({
      'out/a b.html': strToU8(html.replace('<body>', '<body class="doc-content">')),
      'out/a b_files/quay.jpg': picture,
      'out/a b_files/frame.html': strToU8('<p>An advertisement</p>'),
      '__MACOSX/x.html': strToU8('<p>x</p>'),
    });
    const { fields, files } = await imported('a b.zip', zip);
    expect(fields.headline).toBe('The ferry in a file');
    expect(files).toEqual([picture]);
  });

  it('Markdown keeps links and emphasis, and its facts become fields', async () => {
    const text =
      '---\ntitle: "The ferry"\nauthor: Harry Davies, Jane Roe\ndate: 2024-03-04\n---\n\nIt **waits** for the [last train](https://example.org/t), every night of the year and twice at Easter.\n\n## Then\n\n- one\n- two\n';
    const { fields, report } = await imported('ferry.md', strToU8(text));
    expect(fields).toMatchObject({ headline: 'The ferry', bylines: [{ _ref: 'person-harry-davies' }] });
    expect(lines(fields.body)).toEqual([
      'normal: It waits for the last train, every night of the year and twice at Easter.',
      'h2: Then',
      'normal: one',
      'normal: two',
    ]);
    expect(report.unplaced.map(({ text: left }) => left)).toEqual(
      expect.arrayContaining(['Jane Roe', '2024-03-04']),
    );
  });

  it('a mail is read as its text', async () => {
    const mail =
      'From: a@example.org\r\nMIME-Version: 1.0\r\nSubject: A story\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
      Buffer.from('The ferry by mail\n\nIt waits for the café.').toString('base64');
    expect((await imported('a.eml', strToU8(mail))).fields.headline).toBe('The ferry by mail');
  });

  it.each([
    ['windows-1251', 'meta charset="windows-1251"', [0xcf, 0xe0, 0xf0, 0xee, 0xec], 'Паром'],
    ['Shift_JIS', 'meta charset="shift_jis"', [0x93, 0x6e, 0x82, 0xb5], '渡し'],
    ['the encoding of Windows, which nothing names', 'meta name="a"', [0x63, 0x61, 0x66, 0xe9], 'café'],
  ])('text in %s is decoded', async (_case, meta, bytes, expected) => {
    const page = Uint8Array.from([
      ...strToU8(`<html><head><${meta}></head><body><h1>1 `),
      ...bytes,
      ...strToU8('</h1><p>a</p></body></html>'),
    ]);
    expect((await imported('page.html', page)).fields.headline).toBe(`1 ${expected}`);
  });

  it('text in UTF-16 is decoded', async () => {
    const text = [...'\ufeffThe ferry\n\nIt waits.'].flatMap((letter) => [
      letter.charCodeAt(0) & 255,
      letter.charCodeAt(0) >> 8,
    ]);
    expect((await imported('a.txt', Uint8Array.from(text))).fields.headline).toBe('The ferry');
  });
});

describe('a file that cannot be read is named, with the way out', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)];
  const wide = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  it.each<[string, string, Uint8Array, RegExp]>([
    ['an empty file', 'a.txt', new Uint8Array(), /“a.txt” is empty/],
    ['white space', 'a.txt', strToU8(' \n\t'), /is empty/],
    ['a Word file of before 2007', 'a.doc', Uint8Array.from(ole), /before 2007.*save it as \.docx/],
    ['a protected Word file', 'a.docx', Uint8Array.from([...ole, ...wide]), /password.*save it again/],
    ['a PDF', 'a.pdf', strToU8('%PDF-1.7 x'), /PDF.*paste its text/],
    ['rich text', 'a.rtf', strToU8('{\\rtf1 a}'), /\.docx/],
    ['a picture', 'a.docx', picture, /picture/],
    ['bytes', 'a.txt', Uint8Array.from([1, 2, 0, 3]), /is not text/],
    ['a spreadsheet', 'a.docx', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), /spreadsheet/],
    ['OpenDocument', 'a.odt', zipSync({ 'content.xml': strToU8('<a/>') }), /Word file/],
    ['a zip without a page', 'a.zip', zipSync({ 'a.txt': strToU8('a') }), /no saved page/],
    [
      'a page that is all text, as long as books',
      'a.html',
      strToU8(`<article><p>${'The weir stays open. '.repeat(200_000)}</p></article>`),
      /has 4\.2 million characters.*divide it into several files/,
    ],
    [
      'Markdown that quotes without end',
      'a.md',
      strToU8('>'.repeat(1_000_000)),
      /nested too deeply.*paste the article’s text/,
    ],
    ['half a zip', 'a.docx', ferry.slice(0, ferry.length / 2), /damaged/],
    ['a damaged Word file', 'a.docx', wordFile('<w:p><w:r>'), /damaged/],
    ['half a web archive', 'a.webarchive', binaryPlist({ a: 'b' }).slice(0, 38), /not a web archive/],
    ['an archive without a page', 'a.webarchive', binaryPlist({ a: 'b' }), /not a web archive/],
    [
      'an archive without text',
      'a.mhtml',
      strToU8('From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n'),
      /holds no text/,
    ],
    ['too many bytes', 'a.html', new Uint8Array(maxFileBytes + 1), /31 MB.*At most 30 MB/],
  ])('%s', async (_case, name, bytes, message) => {
    const reading = read(name, bytes);
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toThrow(message);
  });
});

describe('a hostile file is refused, or read in bounded time and memory', () => {
  const zeros = new Uint8Array(5_000_000);
  const ferry = 'The ferry to the island was late for the third day, and nobody on the pier knew why.';
  const fonts = Array.from({ length: 400 }, (_, size) => `<font size=${size}>`).join('');
  const circle = Array.from(
    { length: 20_000 },
    (_, at) =>
      `{"@id":"#${at}","@type":"NewsArticle","author":{"@id":"#${(at + 1) % 20_000}"},"isPartOf":{"@id":"#${at}"}}`,
  ).join();

  it('a zip that unpacks to far more than it has', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `word/${at}.xml`);
    const bomb = zipOfCopies([...names, 'word/document.xml'], zeros);
    expect(bomb.length).toBeLessThan(1_000_000);
    const unpacked = unzipSync(bomb, { filter: ({ name }) => name === names.at(-1) });
    expect(Object.values(unpacked)[0]).toHaveLength(zeros.length);
    await expect(read('bomb.docx', bomb)).rejects.toThrow(/unpacks to more than 120 MB/);
  });

  it('a zip whose entries say less than they hold', async () => {
    const liar = zipSync({ 'word/document.xml': zeros }, { level: 1 });
    const view = new DataView(liar.buffer, liar.byteOffset);
    for (let at = 0; at < liar.length - 4; at += 1)
      if (view.getUint32(at, true) === zeros.length) view.setUint32(at, 10, true);
    await expect(read('liar.docx', liar)).rejects.toThrow(UnreadableFile);
  });

  it('a zip whose entries share bytes', async () => {
    const zip = Buffer.from(zipSync({ 'word/document.xml': strToU8('a'), 'word/more.xml': strToU8('b') }));
    const [first = 0, second = 0] = [zip.indexOf('PK\x01\x02'), zip.lastIndexOf('PK\x01\x02')];
    zip.copy(zip, second + 42, first + 42, first + 46);
    await expect(read('shared.docx', zip)).rejects.toThrow('is damaged');
  });

  it.each([
    ['signs that end no tag', '>'.repeat(3_000_000)],
    ['namespaces in each other', `${'<w:p xmlns:a="x">'.repeat(20_000)}${'</w:p>'.repeat(20_000)}`],
  ])('a Word file of %s', async (_case, content) => {
    const body = `<w:document xmlns:w="x"><w:body>${content}</w:body></w:document>`;
    const word = zipSync({ ...wordParts(''), 'word/document.xml': strToU8(body) }, { level: 1 });
    const seconds = await processorSeconds(() =>
      expect(read('word.docx', word)).rejects.toThrow('is too long to be read at once'),
    );
    expect(seconds).toBeLessThan(5);
  });

  it('a mail of parts without content, in parts without content', async () => {
    const inner = '--c\nContent-Type: multipart/mixed; boundary=d\n\n'.repeat(1_500);
    const outer = `--b\nContent-Type: multipart/mixed; boundary=c\n\n${inner}`.repeat(100);
    const mail = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${outer}`;
    const seconds = await processorSeconds(() =>
      expect(read('parts.mhtml', strToU8(mail))).rejects.toThrow('has too many parts'),
    );
    expect(seconds).toBeLessThan(5);
  });

  it('a web archive whose list names one text thousands of times', async () => {
    const number = (value: number, width: number): Buffer => {
      const bytes = Buffer.alloc(width);
      bytes.writeUIntBE(value, Math.max(0, width - 6), Math.min(6, width));
      return bytes;
    };
    const count = 4_000;
    const list = Buffer.concat([Buffer.from([0xdf, 0x12]), number(count, 4), Buffer.alloc(2 * count, 1)]);
    const text = Buffer.concat([
      Buffer.from([0x5f, 0x12]),
      number(3_000_000, 4),
      Buffer.alloc(3_000_000, 'a'),
    ]);
    const [first, second] = [8, 8 + list.length];
    const archive = Buffer.concat([
      ...[Buffer.from('bplist00'), list, text, number(first, 4), number(second, 4)],
      ...[Buffer.from([0, 0, 0, 0, 0, 0, 4, 1]), number(2, 8), number(0, 8), number(second + text.length, 8)],
    ]);
    const seconds = await processorSeconds(() =>
      expect(read('list.webarchive', archive)).rejects.toThrow('is not a web archive, or damaged'),
    );
    expect(seconds).toBeLessThan(5);
  });

  it.each([
    [
      'a billion laughs in Word',
      () =>
        zipSync({
          ...wordParts(''),
          'word/document.xml': strToU8(
            `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]><w:document xmlns:w="x"><w:body>&c;</w:body></w:document>`,
          ),
        }),
    ],
    ['Word paragraphs in each other', () => wordFile('<w:sdt><w:sdtContent>'.repeat(50_000))],
    ['a million Word paragraphs', () => wordFile('<w:p/>'.repeat(700_000))],
    ['elements in each other', () => strToU8(`<html>${'<div>'.repeat(100_000)}a`)],
    ['a million elements', () => strToU8(`<html>${'<b>a</b>'.repeat(500_000)}`)],
    ['eleven thousand paragraphs', () => strToU8(`<html>${'<p>a</p>'.repeat(11_000)}`)],
    [
      'parts in each other',
      () =>
        strToU8(
          `From: a\r\nMIME-Version: 1.0\r\n${'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'.repeat(1_000)}`,
        ),
    ],
    [
      'ten thousand parts',
      () =>
        strToU8(
          `From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/html\r\n\r\na\r\n'.repeat(10_000)}`,
        ),
    ],
    ['ten thousand lines of text and more', () => strToU8('a\n'.repeat(11_000))],
    ['a page longer than books', () => strToU8(`<html><p>${'船は島へ'.repeat(800_000)}`)],
    ['a headline longer than books', () => strToU8(`<html><h1>${'The ferry '.repeat(200_000)}</h1><p>a`)],
    [
      'a hundred thousand links',
      () => strToU8(`<html><p>${'<a href="https://a.example/">a</a> b '.repeat(100_000)}`),
    ],
    ['a table of 300,000 cells', () => strToU8(`<html><table>${`<tr>${'<td>a'.repeat(30)}`.repeat(10_000)}`)],
    ['entities', () => strToU8(`<html><p>${'&amp;&nbsp;&#x1F600;&notin'.repeat(400_000)}`)],
    ['ten million brackets', () => strToU8(`<html>${'<'.repeat(9_900_000)}`)],
    ['fonts that are never closed', () => strToU8(`<html>${fonts}${'<p>x'.repeat(300_000)}`)],
    ['a text longer than books', () => strToU8('a '.repeat(2_000_000))],
  ])('%s', async (_case, make) => {
    const hostile = make();
    const seconds = await processorSeconds(() =>
      read('hostile', hostile).then(
        ({ page }) => expect(page.lines.length).toBeLessThanOrEqual(10_000),
        (error) => expect(error).toBeInstanceOf(UnreadableFile),
      ),
    );
    expect(seconds).toBeLessThan(10);
  });

  it.each([
    ['a class of 2 MB', `<p class="${'story '.repeat(330_000)}">${ferry}</p>`],
    ['a title of 2 MB', `<p title="${'x '.repeat(1_000_000)}">${ferry}</p>`],
    ['a comment of 2 MB', `<!--${'-'.repeat(2_000_000)}--><p>${ferry}</p>`],
    ['a script of 2 MB', `<script>${'var a=1;'.repeat(250_000)}</script><p>${ferry}</p>`],
    ['marks on a letter', `<p>${ferry}</p><p>a${'\u0301'.repeat(2_900_000)}</p>`],
    [
      'data of 2 MB',
      `<script type="application/ld+json">${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}</script><p>${ferry}</p>`,
    ],
    [
      'data that names itself in circles',
      `<script type="application/ld+json">{"@graph":[${circle}]}</script><p>${ferry}</p>`,
    ],
  ])('has its story beside %s', async (_case, html) => {
    const { page } = await read('a.html', strToU8(`<!doctype html><h1>The ferry stops</h1>${html}`));
    const imported = importArticle(page, { sections: [], people: [], topics: [] });
    expect(JSON.stringify(imported?.fields.body).slice(0, 1_000)).toContain(ferry);
  });

  it('a list of Apple’s whose lists name each other', async () => {
    const lists = Array.from({ length: 40 }, (_, at) => [
      0xaf,
      0x10,
      200,
      ...new Array(200).fill([0, at + 1]).flat(),
    ]);
    const name = [0x5f, 0x10, 15, ...[...'WebMainResource'].map((letter) => letter.charCodeAt(0))];
    const file = plistOf([
      [0xd1, 0, 1, 0, 2],
      name,
      ...lists.map((list) => list.map((byte) => byte)),
      [0x50],
    ]);
    await expect(read('a.webarchive', file)).rejects.toThrow(/not a web archive/);
  });
});
