type Script = {
  language: string;
  letters: RegExp;
  /** Letters that tell the language from its neighbours. */
  own?: RegExp;
  /** Letters of its neighbours. */
  others?: RegExp;
};

const arabic = /\p{Script=Arabic}/gu;
const han = /\p{Script=Han}/gu;

/** The first that fits is the language. A script of several languages whose letters do not tell them apart is not here. */
const scripts: Script[] = [
  { language: 'he', letters: /\p{Script=Hebrew}/gu, others: /[\u05F0-\u05F2\uFB1F]|וו|אָ|אַ/gu },
  { language: 'ur', letters: arabic, own: /[ٹڈڑںے]/gu, others: /[ټډړښږڼۆێڕڵڄڃۇۈ]/gu },
  { language: 'fa', letters: arabic, own: /[پچژگی]/gu, others: /[ٹڈڑںےټډړښږڼۆێڕڵڄڃۇۈې]/gu },
  { language: 'ar', letters: arabic, others: /[پچژگٹڈڑںےټډړښږڼۆێڕڵڄڃۇۈې]/gu },
  { language: 'uk', letters: /\p{Script=Cyrillic}/gu, own: /[іїєґ]/giu, others: /[ыэёъўәғқңөұүһјљњ]/giu },
  { language: 'el', letters: /\p{Script=Greek}/gu },
  { language: 'hy', letters: /\p{Script=Armenian}/gu },
  { language: 'ka', letters: /\p{Script=Georgian}/gu },
  { language: 'ko', letters: /\p{Script=Hangul}/gu },
  {
    language: 'ja',
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu,
    own: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  },
  {
    language: 'zh-Hans',
    letters: han,
    own: /[们这国说时会来对发经过为个还关门问]/gu,
    others: /[們這說時會來對發經過為個還關門問]/gu,
  },
  {
    language: 'zh-Hant',
    letters: han,
    own: /[們這國說時會來對發經過為個還關門問]/gu,
    others: /[们这说时对发经为还关门问]/gu,
  },
  { language: 'th', letters: /\p{Script=Thai}/gu },
  { language: 'lo', letters: /\p{Script=Lao}/gu },
  { language: 'km', letters: /\p{Script=Khmer}/gu },
  { language: 'si', letters: /\p{Script=Sinhala}/gu },
  { language: 'ta', letters: /\p{Script=Tamil}/gu },
  { language: 'te', letters: /\p{Script=Telugu}/gu },
  { language: 'kn', letters: /\p{Script=Kannada}/gu },
  { language: 'ml', letters: /\p{Script=Malayalam}/gu },
  { language: 'gu', letters: /\p{Script=Gujarati}/gu },
  { language: 'pa', letters: /\p{Script=Gurmukhi}/gu },
  { language: 'or', letters: /\p{Script=Oriya}/gu },
  { language: 'dv', letters: /\p{Script=Thaana}/gu },
];
const fewestLetters = 20;
const shareOfScript = 0.6;
const shareOfOwn = 0.02;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language that the script of a text tells, with the letters that only it has; null if several are possible. */
export const languageOfScript = (text: string): string | null => {
  const letters = count(text, /\p{L}/gu);
  if (letters < fewestLetters) return null;
  const fits = ({ letters: ofScript, own, others }: Script): boolean => {
    const found = count(text, ofScript);
    return (
      found >= letters * shareOfScript &&
      (!own || count(text, own) > found * shareOfOwn) &&
      (!others || count(text, others) <= found * shareOfOwn)
    );
  };
  return scripts.find(fits)?.language ?? null;
};
