import type { LanguageOfWords } from './languageOfWords.ts';
import { ar } from './messages/ar.ts';
import { de } from './messages/de.ts';
import { en, type Messages } from './messages/en.ts';
import { es } from './messages/es.ts';
import { fa } from './messages/fa.ts';
import { fr } from './messages/fr.ts';
import { he } from './messages/he.ts';
import { pl } from './messages/pl.ts';
import { uk } from './messages/uk.ts';
import { ur } from './messages/ur.ts';

/** All words of readers' pages, by language. */
export const messagesIn: Record<LanguageOfWords, Messages> = { en, ar, de, es, fa, fr, he, pl, uk, ur };
