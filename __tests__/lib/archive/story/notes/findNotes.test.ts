import { findNotes } from '../../../../../lib/archive/story/notes/findNotes.ts';
import { noteWords } from '../../../../../lib/archive/story/notes/noteWords.ts';
import { type Block, plainBlock } from '../../../../../lib/pasting/Block.ts';
import { languagesOfWords } from '../../../../../lib/words/languageOfWords.ts';

const kindsIn = (text: string, language: string) =>
  findNotes([plainBlock(text, 'a')], language).map(({ kind }) => kind);

describe('findNotes', () => {
  it('knows the languages of readers’ pages', () => {
    expect(Object.keys(noteWords).sort()).toEqual([...languagesOfWords].sort());
  });

  it.each([
    ['en', 'Correction: The vote was on Monday.', 'correction'],
    ['en', 'CORRECTION (6 May 2019): The vote was on Monday.', 'correction'],
    ['en', 'Correction, May 6, 2019, 2:33 p.m. GMT: The vote was on Monday.', 'correction'],
    ['en', '[Correction appended, 6 May: The vote was on Monday.]', 'correction'],
    ['en', 'Corrections and clarifications: The vote was on Monday.', 'correction'],
    ['en', 'Clarification: She spoke for the union.', 'clarification'],
    ['en', 'Editor’s note: Prices were added.', 'editors-note'],
    ['en', "Editors' note: Prices were added.", 'editors-note'],
    ['en', 'Retraction: The document was forged.', 'retraction'],
    ['en', '• This article was amended on 3 June 2014 to correct a name.', 'correction'],
    ['en', 'An earlier version of this story misspelled a name.', 'correction'],
    ['en', 'Note: An earlier version of this story misspelled a name.', 'correction'],
    ['de', 'Korrektur: Die Abstimmung war am Montag.', 'correction'],
    ['de', 'Berichtigung vom 6. Mai 2019: Die Abstimmung war am Montag.', 'correction'],
    ['de', 'Korrekturhinweis (6.5.2019, 14:30 Uhr): Die Abstimmung war am Montag.', 'correction'],
    ['de', 'Klarstellung: Sie sprach für die Gewerkschaft.', 'clarification'],
    ['de', 'Anmerkung der Redaktion: Wir haben Preise ergänzt.', 'editors-note'],
    ['de', 'Anm. d. Red.: Wir haben Preise ergänzt.', 'editors-note'],
    ['de', 'In einer früheren Version dieses Artikels hieß es, die Abstimmung sei am Sonntag.', 'correction'],
    ['de', 'Hinweis: In der ursprünglichen Fassung dieses Textes war ein Name falsch.', 'correction'],
    ['de', 'Dieser Artikel wurde am 3. Juni 2014 korrigiert.', 'correction'],
    ['fr', 'Rectificatif : le vote a eu lieu lundi.', 'correction'],
    ['fr', 'RECTIFICATIF du 6 mai 2019 à 14h30 : le vote a eu lieu lundi.', 'correction'],
    ['fr', 'Erratum, 1er août : le vote a eu lieu lundi.', 'correction'],
    ['fr', 'Précision\u00a0: elle parlait pour le syndicat.', 'clarification'],
    ['fr', 'Note de la rédaction : des prix ont été ajoutés.', 'editors-note'],
    ['fr', '(NDLR : des prix ont été ajoutés.)', 'editors-note'],
    ['fr', 'Une version précédente de cet article indiquait dimanche.', 'correction'],
    ['fr', 'Contrairement à ce que nous avons écrit, le vote a eu lieu lundi.', 'correction'],
    ['es', 'Fe de errores: la votación fue el lunes.', 'correction'],
    ['es', 'Corrección (6 de mayo de 2019): la votación fue el lunes.', 'correction'],
    ['es', 'Corrección del 6 de mayo de 2019: la votación fue el lunes.', 'correction'],
    ['es', 'Aclaración: hablaba por el sindicato.', 'clarification'],
    ['es', 'Nota de la Redacción: se han añadido precios.', 'editors-note'],
    ['es', 'En una versión anterior de este artículo se decía que era domingo.', 'correction'],
    ['pl', 'Sprostowanie: głosowanie odbyło się w poniedziałek.', 'correction'],
    ['pl', 'Korekta z dnia 6 maja 2019 r.: głosowanie odbyło się w poniedziałek.', 'correction'],
    ['pl', 'Wyjaśnienie: mówiła w imieniu związku.', 'clarification'],
    ['pl', 'Od redakcji: dodaliśmy ceny.', 'editors-note'],
    ['pl', 'W poprzedniej wersji tego artykułu podaliśmy zły dzień.', 'correction'],
    ['uk', 'Виправлення: голосування було в понеділок.', 'correction'],
    ['uk', 'Виправлено 6 травня 2019 року: голосування було в понеділок.', 'correction'],
    ['uk', 'Уточнення: вона говорила від профспілки.', 'clarification'],
    ['uk', 'Від редакції: додано ціни.', 'editors-note'],
    ['uk', 'У попередній версії цієї статті був неправильний день.', 'correction'],
    ['ar', 'تصحيح: كان التصويت يوم الاثنين.', 'correction'],
    ['ar', 'تصحيح (٦ مايو ٢٠١٩): كان التصويت يوم الاثنين.', 'correction'],
    ['ar', 'تصويب بتاريخ ٦ أيار ٢٠١٩: كان التصويت يوم الاثنين.', 'correction'],
    ['ar', 'تَنويه: أضيفت الأسعار.', 'editors-note'],
    ['ar', 'توضيح: كانت تتحدث باسم النقابة.', 'clarification'],
    ['ar', 'ملاحظة من المحرر: أضيفت الأسعار.', 'editors-note'],
    ['ar', 'ذكرت نسخة سابقة من هذا المقال أن التصويت كان يوم الأحد.', 'correction'],
    ['he', 'תיקון: ההצבעה הייתה ביום שני.', 'correction'],
    ['he', 'תיקון טעות, 6 במאי 2019: ההצבעה הייתה ביום שני.', 'correction'],
    ['he', 'הבהרה: היא דיברה בשם האיגוד.', 'clarification'],
    ['he', 'הערת המערכת: נוספו מחירים.', 'editors-note'],
    ['he', 'בגרסה קודמת של הכתבה נכתב שההצבעה הייתה ביום ראשון.', 'correction'],
    ['fa', 'اصلاحیه: رأی‌گیری روز دوشنبه بود.', 'correction'],
    ['fa', 'اصلاحیه ۱۶ اردیبهشت ۱۳۹۸: رأی‌گیری روز دوشنبه بود.', 'correction'],
    ['fa', 'توضیح: او از طرف اتحادیه سخن می‌گفت.', 'clarification'],
    ['fa', 'توضیح تحریریه: قیمت‌ها افزوده شد.', 'editors-note'],
    ['fa', 'در نسخه قبلی این گزارش روز اشتباه بود.', 'correction'],
    ['ur', 'تصحیح: ووٹنگ پیر کو ہوئی۔', 'correction'],
    ['ur', 'تصحیح، 6 مئی 2019: ووٹنگ پیر کو ہوئی۔', 'correction'],
    ['ur', 'وضاحت: وہ یونین کی طرف سے بول رہی تھیں۔', 'clarification'],
    ['ur', 'ایڈیٹر کا نوٹ: قیمتیں شامل کی گئیں۔', 'editors-note'],
    ['ur', 'اس خبر کے پچھلے ورژن میں دن غلط تھا۔', 'correction'],
    ['pt', 'Correction: The vote was on Monday.', 'correction'],
  ])('finds a note in %s: “%s”', (language, text, kind) => {
    expect(kindsIn(text, language)).toEqual([kind]);
  });

  it.each([
    ['en', 'The prison service calls it correction.'],
    ['en', 'Corrections officers went on strike on Monday: nobody came to the gate.'],
    ['en', 'Correction 2: The second of five.'],
    ['en', 'Clarification came late: the union spoke on Friday.'],
    ['en', 'An earlier version of the bill failed.'],
    ['en', 'Note: Prices are in pounds.'],
    ['en', 'This article was amended by Parliament in 1994.'],
    ['en', 'He said: Correction: no.'],
    ['en', '“Correction: no,” he said.'],
    ['de', 'Korrektur der Kurse: Der Dax verliert drei Prozent.'],
    ['de', 'Berichtigungen sind selten, sagt sie.'],
    ['de', 'Dieser Artikel wurde 1994 vom Bundestag geändert.'],
    ['de', 'In der ursprünglichen Fassung des Gesetzes fehlte der Satz.'],
    ['de', 'Anmerkung: Die Preise sind in Euro.'],
    ['fr', 'Correction ne veut pas dire punition : il le répète.'],
    ['fr', 'Note de la Banque centrale : les taux montent.'],
    ['fr', '– Correction : il a dit lundi.'],
    ['fr', 'Une version précédente de la loi a échoué.'],
    ['es', 'Corrección política: así la llaman.'],
    ['es', 'Nota: los precios están en euros.'],
    ['es', 'Una versión anterior de esta ley fracasó.'],
    ['pl', 'Korekta kursu: złoty traci.'],
    ['pl', 'Sprostowanie przyszło po tygodniu: było krótkie.'],
    ['pl', 'Uwaga: ceny są w złotych.'],
    ['uk', 'Уточнення бюджету: депутати голосують.'],
    ['uk', 'Від редакції до друкарні: як роблять газету.'],
    ['ar', 'تصحيح المسار: الحكومة تبدأ.'],
    ['ar', 'توضيح الواضحات صعب.'],
    ['he', 'תיקון 30 לחוק: הכנסת מצביעה.'],
    ['he', 'תיקון הכביש: העבודות נמשכות.'],
    ['fa', 'اصلاح قانون: مجلس رأی می‌دهد.'],
    ['fa', 'تصحیح برگه‌ها پایان یافت.'],
    ['ur', 'وضاحت طلب: عدالت نے پوچھا۔'],
    ['ur', 'تصحیح کا کام: نیا ادارہ۔'],
    ['ar', 'اصلاحیه: رأی‌گیری روز دوشنبه بود.'],
  ])('is not misled in %s by “%s”', (language, text) => {
    expect(kindsIn(text, language)).toEqual([]);
  });

  describe('with a label of its own', () => {
    const note = 'En la noticia del lunes el día era otro.';
    const bold = { ...plainBlock('', 'b'), children: [] as unknown[] };
    const textsIn = (blocks: Block[]) => findNotes(blocks, 'es');
    const [story, further] = [plainBlock('La votación terminó.', 's'), plainBlock('Nadie ganó.', 'f')];

    it.each<[string, Block[]]>([
      [
        'a heading at the end',
        [story, { ...plainBlock('Fe de errores', 'h'), style: 'h2' }, plainBlock(note, 'n')],
      ],
      ['a line at the beginning', [plainBlock('CORRECCIÓN', 'h'), plainBlock(note, 'n'), story, further]],
      [
        'a line that ends with a colon',
        [story, plainBlock('Aclaración:', 'h'), plainBlock(note, 'n'), further],
      ],
    ])('finds the paragraph under %s', (_case, blocks) => {
      expect(textsIn(blocks)).toEqual([expect.objectContaining({ text: note })]);
    });

    it('finds a paragraph whose label is bold, or a line of its own', () => {
      const children = [
        { _type: 'span', text: 'Fe de errores', marks: ['strong'] },
        { _type: 'span', text: ` ${note}`, marks: [] },
      ];
      expect(textsIn([story, { ...bold, children }, further])).toEqual([
        { kind: 'correction', text: `Fe de errores ${note}` },
      ]);
      expect(textsIn([plainBlock(`Fe de errores\n${note}`, 'n'), story])).toHaveLength(1);
    });

    it.each<[string, Block[]]>([
      [
        'the heading of a chapter',
        [story, { ...plainBlock('Correcciones', 'h'), style: 'h2' }, plainBlock(note, 'n'), further],
      ],
      [
        'a heading that explains',
        [story, { ...plainBlock('Aclaración', 'h'), style: 'h2' }, plainBlock(note, 'n')],
      ],
      ['nothing below it', [story, plainBlock('Fe de errores', 'h')]],
      [
        'a bold word in a sentence',
        [
          {
            ...bold,
            children: [
              { _type: 'span', text: 'Corrección', marks: ['strong'] },
              { _type: 'span', text: ' política', marks: ['strong'] },
              { _type: 'span', text: ', dicen.', marks: [] },
            ],
          },
        ],
      ],
    ])('is not misled by %s', (_case, blocks) => {
      expect(textsIn(blocks)).toEqual([]);
    });
  });
});
