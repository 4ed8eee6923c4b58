import { readArticleText } from '../../../../lib/import/files/readArticleFile.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import { findCredits } from '../../../../lib/import/recognise/credits.ts';

describe('a byline in plain text', () => {
  it.each([
    ['by Jane Roe', ['Jane Roe']],
    ['Von Jane Roe', ['Jane Roe']],
    ['von Jane Roe und Max von der Poe', ['Jane Roe', 'Max von der Poe']],
    ['Von Jane Roe, Berlin', ['Jane Roe']],
    ['Von Jane Roe | 12.05.2020', ['Jane Roe']],
    ['12 May 2020 by Jane Roe', ['Jane Roe']],
    ['Posted on 12 May 2020, 14:30 | von Jane Roe', ['Jane Roe']],
    ['Geschrieben von Jane Roe', ['Jane Roe']],
    ['Text: Jane Roe', ['Jane Roe']],
    ['Par Jane Roe et Max Poe', ['Jane Roe', 'Max Poe']],
    ['Par Jane Roe (avec AFP)', ['Jane Roe']],
    ['Écrit par Jane Roe', ['Jane Roe']],
    ['Por Jane Roe y Max Poe', ['Jane Roe', 'Max Poe']],
    ['Por José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Autora: Jane Roe', ['Jane Roe']],
    ['Autor: Jan Kowalski i Anna Nowak', ['Jan Kowalski', 'Anna Nowak']],
    ['Авторка: Олена Коваль', ['Олена Коваль']],
    ['Автори: Олена Коваль та Іван Франко', ['Олена Коваль', 'Іван Франко']],
    ['بقلم جين رو', ['جين رو']],
    ['كتبت: جين رو', ['جين رو']],
    ['מאת יעל כהן', ['יעל כהן']],
    ['מאת: יעל כהן', ['יעל כהן']],
    ['بقلم: جين رو', ['جين رو']],
    ['Por: Jane Roe', ['Jane Roe']],
    ['Par : Jane Roe', ['Jane Roe']],
    ['نوشته شده توسط مریم رضایی', ['مریم رضایی']],
    ['نوشته مریم رضایی', ['مریم رضایی']],
    ['نویسنده: مریم رضایی', ['مریم رضایی']],
    ['تحریر: سارہ احمد', ['سارہ احمد']],
  ])('is “%s”', (line, names) => {
    expect(findCredits(line)?.names).toEqual(names);
  });

  it.each([
    'by 14:30 the fire was out',
    'By 14:30 the fire was out',
    'By 12 May 2020 the fire was out',
    'by Monday the fire was out',
    'by the river',
    'Von Berlin nach Rom',
    'Von Menschen und Mäusen',
    'Von heute an',
    'Von 14.30 Uhr an brannte es',
    'Par Toutatis',
    'Par beau temps',
    'Por la tarde llovía',
    'Por Dios',
    'Text und Bild',
    'Автор невідомий',
    'بقلم رصاص',
    'כתבה על יעל כהן',
    'كتب جين رو رسالة',
    'نوشته شده در تهران',
    'نوشته شده',
  ])('is not “%s”', (line) => {
    expect(findCredits(line)?.names ?? []).toEqual([]);
  });

  const headline = 'Rain in the north of the county';
  const opening =
    'The growers say that they have waited for it since the spring, and that the harvest is safe now, because the weir stays open.';
  const read = (line: string, people: { id: string; name: string }[] = []) => {
    const { page } = readArticleText('a.txt', [headline, line, opening, opening].join('\n\n'));
    const imported = importArticle(page, { sections: [], topics: [], people });
    if (!imported) throw new Error('nothing was imported');
    return imported;
  };

  it('names a person of the newsroom also in small letters, and nobody else', () => {
    const people = [{ id: 'jane', name: 'Jane Roe' }];
    expect(read('by jane roe', people).fields.bylines).toMatchObject([{ _ref: 'jane' }]);
    const unknown = read('by max poe', people);
    expect(unknown.fields.bylines).toEqual([]);
    expect(unknown.report.unplaced.map(({ text }) => text)).toContain('by max poe');
  });

  it.each([
    ['מאת יעל כהן ודנה לוי', ['יעל כהן', 'דנה לוי']],
    ['بقلم جين رو وماكس بو', ['جين رو', 'ماكس بو']],
    ['بقلم جين رو ووليد بو', ['جين رو', 'وليد بو']],
    ['بقلم محمد وليد', ['محمد وليد']],
  ])('splits names at a letter that means “and” if both are known: %s', (line, names) => {
    const people = [...names, 'محمد', 'ليد حسن'].map((name) => ({ id: name, name }));
    const { fields, report } = read(line, people);
    expect(fields.bylines.map(({ _ref }) => _ref)).toEqual(names);
    expect(report.unplaced.filter(({ line: number }) => number !== null)).toEqual([]);
  });

  it('leaves a name whole that begins with the letter of “and”', () => {
    const { report } = read('بقلم أحمد محمد وليد حسن', [{ id: 'a', name: 'أحمد محمد' }]);
    expect(report.unplaced.map(({ text }) => text)).toContain('أحمد محمد وليد حسن');
  });

  it('leaves the place beside a byline without the words before the names', () => {
    const { fields, report } = read('Von Jane Roe, Berlin', [{ id: 'jane', name: 'Jane Roe' }]);
    expect(fields.bylines).toMatchObject([{ _ref: 'jane' }]);
    expect(report.unplaced.map(({ text }) => text)).toContain('Berlin');
  });

  it.each([
    'by 14:30 the fire was out.',
    'Von 14.30 Uhr an war das Feuer aus.',
    'Por la tarde llovía de nuevo.',
  ])('leaves a sentence in the text: %s', (line) => {
    const { fields } = read(line);
    expect(fields.body).toHaveLength(3);
    expect(fields).toMatchObject({ noByline: false, bylines: [] });
  });

  it('makes no section and no empty byline of a sentence without an end', () => {
    const { fields, told, report } = read('By 14:30 the fire was out');
    expect(fields.noByline).toBe(false);
    expect(told.map(({ field }) => field)).not.toContain('section');
    expect(report.unplaced.map(({ text }) => text)).toContain('By 14:30 the fire was out');
  });
});
