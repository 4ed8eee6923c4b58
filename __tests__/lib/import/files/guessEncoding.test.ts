import { decodeText } from '../../../../lib/import/files/decodeText.ts';
import { readArticleFile } from '../../../../lib/import/files/readArticleFile.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import { newsroom } from '../page.ts';

const sentences: [encoding: string, text: string][] = [
  ['windows-1251', 'Вчера вечером на реке прорвало плотину, и вода залила нижнюю часть города.'],
  ['windows-1251', 'Учора ввечері на річці прорвало греблю, і вода залила нижню частину міста.'],
  ['koi8-r', 'Вчера вечером на реке прорвало плотину, и вода залила нижнюю часть города.'],
  ['windows-1250', 'Wczoraj wieczorem pękła tama na rzece. Mieszkańców wywożą łodziami, „źle się dzieje”.'],
  ['windows-1252', 'Gestern brach der Damm, „größer als je“, über den die Bürger täglich gehen müssen.'],
  ['windows-1252', '“Nobody’s café is dry,” she said – “not Zoë’s, not Renée’s.”'],
  [
    'windows-1254',
    'Dün akşam nehirdeki baraj yıkıldı ve su şehrin aşağı kısmını bastı. Şimdi halk taşınıyor.',
  ],
  ['iso-8859-7', 'Χθες το βράδυ έσπασε το φράγμα στον ποταμό και το νερό πλημμύρισε την πόλη.'],
  ['windows-1256', 'انهار السد مساء أمس على النهر وغمرت المياه الجزء السفلي من المدينة.'],
  ['iso-8859-8', 'אתמול בערב נפרץ הסכר בנהר והמים הציפו את חלקה התחתון של העיר.'],
  ['shift_jis', '昨夜、川の堤防が決壊し、街の下流部が浸水した。'],
  ['euc-jp', '昨夜、川の堤防が決壊し、街の下流部が浸水した。'],
  ['gb18030', '昨晚河堤决口，洪水淹没了城市的下游地区。'],
  ['big5', '昨晚河堤決口，洪水淹沒了城市的下游地區。'],
  ['euc-kr', '어젯밤 강둑이 무너져 도시 아래쪽이 물에 잠겼다.'],
];

/** The bytes of each letter: what a decoder makes of one byte, and of two. */
const bytesOfLetters = (encoding: string): Map<string, number[]> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const found = new Map<string, number[]>();
  const note = (bytes: number[]) => {
    try {
      const letter = decoder.decode(Uint8Array.from(bytes));
      if ([...letter].length === 1 && !found.has(letter)) found.set(letter, bytes);
    } catch {
      // No letter has these bytes.
    }
  };
  for (let first = 0; first < 256; first += 1) note([first]);
  for (let first = 0x81; first < 0xff; first += 1)
    for (let second = 0x30; second < 0xff; second += 1) note([first, second]);
  return found;
};

const encode = (text: string, encoding: string): Uint8Array => {
  const letters = bytesOfLetters(encoding);
  return Uint8Array.from(
    [...text].flatMap((letter) => letters.get(letter) ?? Array<number>(letter.length).fill(0x3f)),
  );
};

describe('a text that names no encoding', () => {
  it.each(sentences)('in %s is read: %s', (encoding, text) => {
    expect(decodeText(encode(text, encoding)).html).toBe(text);
  });

  it.each(sentences)('in %s is read within a page: %s', (encoding, text) => {
    const menu = '<div class="menu"><a href="/the/first/story-of-the-day">Home</a></div>'.repeat(100);
    const page = `<html><title>${text}</title>${menu}<h1 class="headline">${text}</h1><p>${text}</p>${menu}</html>`;
    expect(decodeText(encode(page, encoding), { isHtml: true }).html).toBe(page);
  });

  it.each([
    'Nothing — and nothing more — was said — by anyone — at all — there — again.',
    '£100 and £200, then £300 or £400, or £50, £60, £70.',
    '• one • two • three • four • five • six • seven',
    '½ cup of water, ¼ cup of oil, ½ spoon of salt, ½ of a lemon, ½, ½, ½',
  ])('is no foreign one for its signs: %s', (text) => {
    expect(decodeText(encode(text, 'windows-1252')).html).toBe(text);
  });

  it('is told by its words if it is longer than what is looked at', () => {
    const long = '昨夜、川の堤防が決壊し、街の下流部が浸水した。'.repeat(5_000);
    expect(decodeText(encode(long, 'euc-jp')).html).toBe(long);
  });

  it('is taken for a Western one if it has few letters of it', () => {
    expect(decodeText(Uint8Array.from([0x63, 0x61, 0x66, 0xe9]))).toEqual({
      html: 'café',
      guessedEncoding: 'windows-1252',
    });
  });
});

it.each([
  ['page.html', '<h1>Плотина прорвана</h1><p>Вчера вечером вода залила нижнюю часть города.</p>'],
  ['page.txt', 'Плотина прорвана\n\nВчера вечером вода залила нижнюю часть города.'],
  ['page.md', '# Плотина прорвана\n\nВчера вечером вода залила нижнюю часть города.'],
])('the guess is said to whoever imports: %s', async (name, text) => {
  const { page } = await readArticleFile({ name, bytes: encode(text, 'windows-1251') });
  const found = importArticle(page, newsroom);
  expect(found?.fields.headline).toBe('Плотина прорвана');
  expect(found?.report.unplaced).toContainEqual(
    expect.objectContaining({ text: 'Encoding: windows-1251', reason: expect.stringMatching(/names none/) }),
  );
});

it.each([
  ['UTF-8', new TextEncoder().encode('<h1>Плотина</h1><p>Вода.</p>')],
  ['a named one', encode('<meta charset="windows-1251"><h1>Плотина</h1><p>Вода.</p>', 'windows-1251')],
])('nothing is said of %s', async (_case, bytes) => {
  const { page } = await readArticleFile({ name: 'page.html', bytes });
  expect(page.leftOut).toEqual([]);
});
