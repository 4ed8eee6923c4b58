import { findLanguage } from '../../../../lib/import/recognise/findLanguage.ts';

describe('the language that a tag names', () => {
  it.each([
    ['nl', 'nl'],
    ['ru-RU', 'ru'],
    ['ja', 'ja'],
    ['hi_IN', 'hi'],
    ['PT-br', 'pt'],
    ['no', 'nb'],
    ['nb-NO', 'nb'],
    ['nn', 'nn'],
    ['iw', 'he'],
    ['ji', 'yi'],
    ['in', 'id'],
    ['tl', 'fil'],
    ['mo', 'ro'],
    ['sh', 'sr'],
    ['ger', 'de'],
    ['kmr', 'ku'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-hant-HK', 'zh-Hant'],
    ['sr-Latn', 'sr'],
    ['ckb-Arab-IQ', 'ckb'],
  ])('is for %s that of stories: %s', (tag, language) => {
    expect(findLanguage(tag, '')).toBe(language);
  });

  it.each(['tlh', 'pa-Arab', 'az-Arab', 'English', 'en, fr', '', 'x-none', '🙂'])('is none for %p', (tag) => {
    expect(findLanguage(tag, 'The mayor said on Monday that the harbour lights will stay on.')).toBeNull();
  });
});

describe('the language of a text without a tag', () => {
  it.each([
    ['ar', 'قال رئيس البلدية يوم الاثنين إن أضواء الميناء ستبقى مضاءة طوال الليل'],
    ['fa', 'شهردار روز دوشنبه گفت که چراغ‌های بندر تمام شب روشن می‌ماند'],
    ['ur', 'میئر نے پیر کے روز کہا کہ بندرگاہ کی بتیاں رات بھر روشن رہیں گی اور یہ فیصلہ شکایات کے بعد ہے'],
    ['uk', 'Мер заявив у понеділок, що вогні гавані горітимуть усю ніч, бо їх вимагають лоцмани'],
    ['ja', '市長は月曜日、港の灯りを一晩中つけておくと述べた。'],
    ['zh-Hans', '市长星期一说，港口的灯会整夜亮着，这是为了回应引航员们的投诉。'],
    ['zh-Hant', '市長星期一說，港口的燈會整夜亮著，這是為了回應引水員們的投訴。'],
    ['ko', '시장은 월요일에 항구의 불이 밤새 켜져 있을 것이라고 말했다'],
    ['el', 'Ο δήμαρχος είπε τη Δευτέρα ότι τα φώτα του λιμανιού θα μείνουν αναμμένα'],
    ['th', 'นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าไฟท่าเรือจะเปิดตลอดทั้งคืน'],
    ['ta', 'துறைமுக விளக்குகள் இரவு முழுவதும் எரியும் என்று மேயர் திங்களன்று கூறினார்'],
  ])('is %s by its script', (language, text) => {
    expect(findLanguage(null, text)).toBe(language);
  });

  it.each([
    ['Russian', 'Мэр заявил в понедельник, что огни гавани будут гореть всю ночь, объявили в совете'],
    [
      'Belarusian',
      'Мэр заявіў у панядзелак, што агні гавані будуць гарэць усю ноч, бо іх патрабуюць лоцманы',
    ],
    ['Kazakh', 'Әкім дүйсенбіде айлақтың шамдары түні бойы жанып тұрады деп мәлімдеді'],
    ['Hindi', 'मेयर ने सोमवार को कहा कि बंदरगाह की बत्तियाँ पूरी रात जलती रहेंगी'],
    ['Pashto', 'ښاروال د دوشنبې په ورځ وویل چې د بندر څراغونه به ټوله شپه روښانه وي'],
    ['Central Kurdish', 'سەرۆکی شارەوانی ڕۆژی دووشەممە گوتی کە گڵۆپەکانی بەندەر بە درێژایی شەو دادەگیرسێن'],
  ])('is not guessed for %s, whose letters do not tell it', (_language, text) => {
    expect(findLanguage(null, text)).toBeNull();
  });
});
