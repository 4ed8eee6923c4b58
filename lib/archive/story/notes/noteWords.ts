import type { CorrectionKind } from '../../../corrections/vocabulary.ts';

/** How papers of a language mark the corrections and editors' notes in their stories. Alternatives are separated by `|`. */
export type NoteWords = {
  /** Labels before a colon, or alone on a line. */
  labels: Partial<Record<CorrectionKind, string>>;
  /** Labels before remarks of every kind: only a sentence that tells a correction makes a note of one. */
  remarks: string;
  /** What stands between labels, and in dates beside the names of months and days. */
  connectives: string;
  /** Words that say of a label that the story was changed, such as “Correction appended”. */
  states: string;
  /**
   * The beginnings of paragraphs that tell a correction, word by word: `?` ends a word that may be missing, `…` stands for
   * some words.
   */
  sentences: string[];
};

export const noteWords: Record<string, NoteWords> = {
  en: {
    labels: {
      correction:
        'correction|corrections|corrected|erratum|errata|correction to this article|correction to this story',
      clarification: 'clarification|clarifications',
      'editors-note':
        "editor's note|editors' note|editors note|editor note|editor's notes|note from the editor|note to readers|ed. note|ed's note",
      retraction: 'retraction|retracted',
    },
    remarks: 'note|update|updated',
    connectives: 'of|on|at|the|and|an|am|pm|a.m.|p.m.|first|st|nd|rd|th|apology',
    states: 'updated|appended|added|published|posted|notice|issued|amended',
    sentences: [
      'this article|story|report|post|column|piece was|has been? corrected',
      'this article|story|report|post|column|piece was|has been? amended on|at|to|after|following|because',
      'in? an|the earlier|previous|original version of this article|story|report|post|column|piece',
    ],
  },
  de: {
    labels: {
      correction:
        'korrektur|korrekturen|korrekturhinweis|korrektur der redaktion|berichtigung|berichtigungen|richtigstellung|richtigstellungen|erratum|errata',
      clarification: 'klarstellung|präzisierung',
      'editors-note':
        'anmerkung der redaktion|anmerkungen der redaktion|hinweis der redaktion|anm. der redaktion|anm. d. redaktion|anm. d. red.|anm. d. r.|redaktioneller hinweis|redaktionelle anmerkung|transparenzhinweis',
      retraction: 'widerruf|zurückgezogen|artikel zurückgezogen',
    },
    remarks: 'hinweis|anmerkung|update|aktualisierung',
    connectives: 'vom|am|um|uhr|den|und|der|zum|artikel|stand|entschuldigung',
    states: 'aktualisiert|ergänzt|nachgetragen|korrigiert',
    sentences: [
      'in? einer|eine|der|die früheren|frühere|ersten|erste|ursprünglichen|ursprüngliche|vorherigen|vorherige|älteren|ältere version|fassung dieses|unseres|dieser artikels|textes|beitrags|berichts|stücks|meldung',
      'in? einer|eine|der|die früheren|frühere|ersten|erste|ursprünglichen|ursprüngliche|vorherigen|vorherige version|fassung des artikels',
      'dieser|diese artikel|beitrag|bericht|meldung|text wurde|ist … korrigiert|berichtigt|richtiggestellt|nachträglich',
    ],
  },
  fr: {
    labels: {
      correction:
        'correction|corrections|correctif|correctifs|rectificatif|rectificatifs|rectification|rectifications|erratum|errata',
      clarification: 'précision|précisions|clarification|mise au point',
      'editors-note':
        "note de la rédaction|notes de la rédaction|note de l'éditeur|note de la rédactrice en chef|n.d.l.r.|ndlr",
      retraction: 'rétractation|article retiré',
    },
    remarks: 'note|mise à jour|actualisation',
    connectives: 'du|de|le|la|à|et|er|h|heures|excuses',
    states: 'actualisé|actualisée|ajouté|ajoutée|publié|publiée',
    sentences: [
      'dans? une première|précédente version de cet|ce|cette article|texte|dépêche|chronique|reportage',
      'dans? une version antérieure|précédente|initiale|originale de cet|ce|cette article|texte|dépêche|chronique|reportage',
      'cet article a été corrigé|rectifié',
      'contrairement à ce que nous avons|avions|écrivions|indiquions|affirmions',
    ],
  },
  es: {
    labels: {
      correction:
        'corrección|correcciones|fe de errores|fe de erratas|fe de error|rectificación|rectificaciones|errata|erratas|corregido',
      clarification: 'aclaración|aclaraciones|precisión|puntualización',
      'editors-note':
        'nota de la redacción|nota de redacción|nota del editor|nota de la editora|nota de los editores|nota a los lectores|n. de la r.|n. del e.',
      retraction: 'retractación|artículo retirado',
    },
    remarks: 'nota|actualización',
    connectives: 'del|de|el|la|las|a|al|y|h|horas|disculpa|disculpas',
    states: 'actualizado|actualizada|añadido|añadida|publicado|publicada',
    sentences: [
      'en? una|la primera? versión anterior|previa|inicial|original|primera de este|esta artículo|noticia|información|texto|reportaje|crónica|nota',
      'en? una|la primera versión de este|esta artículo|noticia|información|texto|reportaje|crónica|nota',
      'este|esta artículo|texto|noticia|información|reportaje ha|fue sido? corregido|corregida|rectificado|rectificada',
    ],
  },
  pl: {
    labels: {
      correction: 'sprostowanie|sprostowania|korekta|korekty|errata|poprawka',
      clarification: 'wyjaśnienie|wyjaśnienie redakcji|uściślenie|doprecyzowanie',
      'editors-note':
        'od redakcji|przypis redakcji|przyp. red.|przypis red.|uwaga redakcji|nota redakcyjna|nota od redakcji|dopisek redakcji|komentarz redakcji',
      retraction: 'wycofanie artykułu|artykuł wycofany',
    },
    remarks: 'uwaga|aktualizacja|nota',
    connectives: 'z|dnia|dn.|r.|roku|godz.|godzina|o|i|oraz|przeprosiny|do|artykułu',
    states: 'zaktualizowano|zaktualizowane|dodano|opublikowano|poprawiono',
    sentences: [
      'w? poprzednia|poprzedniej|wcześniejsza|wcześniejszej|pierwotna|pierwotnej|pierwsza|pierwszej wersja|wersji tego|naszego|niniejszego artykułu|tekstu|materiału|wpisu',
      'w? poprzednia|poprzedniej|wcześniejsza|wcześniejszej|pierwotna|pierwotnej|pierwsza|pierwszej wersja|wersji artykułu',
      'ten? artykuł|tekst został poprawiony|skorygowany|sprostowany',
    ],
  },
  uk: {
    labels: {
      correction: 'виправлення|виправлено|спростування|поправка|корекція',
      clarification: "уточнення|роз'яснення",
      'editors-note':
        'від редакції|примітка редакції|примітки редакції|прим. ред.|прим. редакції|нотатка редактора|від редактора',
      retraction: 'відкликання|матеріал відкликано|статтю відкликано',
    },
    remarks: 'примітка|оновлення|оновлено|увага',
    connectives: 'від|о|об|р.|року|год|і|й|та|до|го|статті|вибачення',
    states: 'оновлено|додано|доповнено|опубліковано',
    sentences: [
      'у|в? попередня|попередній|початкова|початковій|перша|першій версія|версії цієї|цього|нашої|нашого статті|матеріалу|тексту|новини|публікації',
      'у|в? попередня|попередній|початкова|початковій|перша|першій версія|версії статті|новини|публікації',
      'ця|цю|цей статтю|стаття|матеріал|текст|новину було|була виправлено|виправлена|відкориговано',
    ],
  },
  ar: {
    labels: {
      correction: 'تصحيح|تصحيحات|تصويب|تصويبات|استدراك|تصحيح خطأ|تصحيح واعتذار',
      clarification: 'توضيح|توضيحات|إيضاح',
      'editors-note':
        'تنويه|ملاحظة المحرر|ملاحظة من المحرر|ملاحظة المحررين|ملحوظة المحرر|ملاحظة التحرير|ملاحظة هيئة التحرير|ملاحظة من هيئة التحرير|تنويه من المحرر|من التحرير',
      retraction: 'سحب الخبر|سحب المقال|سحب التقرير',
    },
    remarks: 'ملاحظة|ملحوظة|تحديث',
    connectives: 'في|يوم|بتاريخ|الموافق|من|على|الساعة|م|ص|هـ|واعتذار|اعتذار|وتوضيح|وتنويه',
    states: 'محدث|مُحدّث|أضيف|نشر',
    sentences: [
      'ورد|جاء|ذكر|ذكرت|ذكرنا|كتبنا|أوردت|تضمنت? في? نسخة|النسخة سابقة|أولى|السابقة|الأولى من هذا المقال|التقرير|الخبر|النص|الموضوع',
      'تم|جرى تصحيح|تعديل هذا المقال|التقرير|الخبر',
      'صحح هذا المقال|التقرير|الخبر',
    ],
  },
  he: {
    labels: {
      correction: 'תיקון|תיקונים|תיקון טעות|תיקוני טעות|תיקון טעויות|טעות לעולם חוזרת|תיקון והבהרה',
      clarification: 'הבהרה|הבהרות|הבהרה ותיקון',
      'editors-note':
        'הערת המערכת|הערת מערכת|הערת העורך|הערת העורכת|הערת עורך|הערת העורכים|מהמערכת|מאת המערכת',
      retraction: 'חזרה מפרסום|הכתבה הוסרה',
    },
    remarks: 'הערה|עדכון',
    connectives: 'מיום|ביום|ב|מ|מתאריך|בשעה|והתנצלות|התנצלות|לכתבה',
    states: 'עודכן|עודכנה|נוסף|נוספה|פורסם',
    sentences: [
      'בגרסה|גרסה|בגרסתה|גרסתה קודמת|מוקדמת|ראשונה|הקודמת|הראשונה|המקורית יותר? של הכתבה|כתבה|הידיעה|ידיעה|המאמר|מאמר|הטור|טור',
      'הכתבה|הידיעה|המאמר תוקנה|תוקן',
    ],
  },
  fa: {
    labels: {
      correction: 'اصلاحیه|تصحیح|اصلاح|تصحیح و پوزش|تصحیح و عذرخواهی|غلط‌نامه|غلط نامه|اصلاح خبر|اصلاح و پوزش',
      clarification: 'توضیح|روشنگری|شفاف‌سازی|شفاف سازی',
      'editors-note':
        'توضیح سردبیر|توضیح تحریریه|توضیح هیئت تحریریه|یادداشت تحریریه|یادداشت هیئت تحریریه|یادداشت ویراستار|یادداشت دبیر|توضیح دبیر',
      retraction: 'پس گرفتن خبر|بازپس‌گیری مقاله|حذف خبر',
    },
    remarks: 'توجه|یادداشت|به‌روزرسانی|به روزرسانی',
    connectives: 'در|تاریخ|به|مورخ|روز|ساعت|و|پوزش|عذرخواهی',
    states: 'به‌روز|اضافه|منتشر|شد|شده|افزوده',
    sentences: [
      'در? نسخه|نسخهٔ ی? قبلی|پیشین|نخست|اولیه این مطلب|گزارش|خبر|مقاله|نوشته',
      'این مطلب|گزارش|خبر|مقاله … اصلاح|تصحیح شد|شده',
    ],
  },
  ur: {
    labels: {
      correction: 'تصحیح|درستی|درستگی|اصلاح|تصحیح اور معذرت',
      clarification: 'وضاحت|وضاحتیں|وضاحتی نوٹ',
      'editors-note':
        'ایڈیٹر کا نوٹ|ایڈیٹر نوٹ|ایڈیٹرز نوٹ|ادارتی نوٹ|ادارتی وضاحت|نوٹ از ادارہ|مدیر کا نوٹ|ادارے کا نوٹ',
      retraction: 'خبر واپس|واپسی خبر',
    },
    remarks: 'نوٹ|اپ ڈیٹ|نوٹس',
    connectives: 'بتاریخ|مورخہ|کو|کی|کا|بروز|اور|معذرت|بجے',
    states: 'شامل|شائع|اپ|ڈیٹ',
    sentences: [
      'اس خبر|مضمون|رپورٹ|تحریر|کہانی کے|کی پچھلے|سابقہ|پہلے|ابتدائی|گزشتہ ورژن|متن|نسخے میں',
      'اس خبر|مضمون|رپورٹ|تحریر میں … تصحیح|درستی|درستگی کی|کر',
    ],
  },
};
