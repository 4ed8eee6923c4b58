import { languages, titleOf } from '../../vocabulary.ts';
import { isRandomId, type TranslationLink } from './translationLinks.ts';

/** A story that is linked: its language, if it has one, and whether readers see it, saw it, or will without another act. */
type LinkedStory = { language: unknown; isSeen: boolean };

type Linking = {
  /** The links before and after the commit. Both may be none. */
  before: TranslationLink[];
  after: TranslationLink[];
  /** False if the document after the commit holds anything else. */
  hasLinksAlone: boolean;
  /** A story after the commit, live or a draft, or null if there is none. */
  storyOf: (id: string) => LinkedStory | null;
  /** True if another document links the story. */
  isLinkedElsewhere: (id: string) => boolean;
  /** True if the person publishes. */
  mayPublish: boolean;
  /** True for the import of a dataset, in which the stories may come after their links. */
  isImport: boolean;
};

/**
 * Returns why the languages of a story may not be linked so, or null.
 *
 * - Each language is there once, and each story is in its own language and in one group alone.
 * - A link is a weak reference, so that it keeps no story on the site.
 * - The document holds no text, because anyone can read it and a writer publishes it.
 * - What readers see of it, which is a link between two live stories, an editor decides. A scheduled story counts as live,
 *   and one that was taken off the site.
 */
export const translationProblem = ({ before, after, storyOf, ...may }: Linking): string | null => {
  if (!may.hasLinksAlone && !may.mayPublish) return notLinksAlone;
  const names = after.map(({ language }) => language);
  const double = names.find((name, at) => names.indexOf(name) !== at);
  if (double !== undefined)
    return `${titleOf(languages, double ?? 'A language')} is linked twice. Keep one story in each language.`;
  const added = after.filter((link) => !before.some((known) => isSame(known, link)));
  for (const link of added) {
    const isInWords = link.id !== null && !storyOf(link.id)?.isSeen && !isRandomId(link.id);
    if (isInWords && !may.mayPublish) return notLinksAlone;
    const problem = linkProblem(link, { storyOf, ...may });
    if (problem) return problem;
  }
  const isSeen = ({ id }: TranslationLink) => id !== null && storyOf(id)?.isSeen === true;
  return may.mayPublish || isSameGroup(before.filter(isSeen), after.filter(isSeen))
    ? null
    : 'Readers see this link between two stories. Ask an editor to change it.';
};

const notLinksAlone =
  'Translations hold references to stories alone, and ids that Studio makes. Begin them by “Translations” above a story.';

const linkProblem = (
  { language, id, isWeak }: TranslationLink,
  { storyOf, isLinkedElsewhere, isImport }: Pick<Linking, 'storyOf' | 'isLinkedElsewhere' | 'isImport'>,
): string | null => {
  if (!languages.some(({ value }) => value === language))
    return `“${language}” is no language of stories. Choose one that the field “Language” offers.`;
  // Studio adds the language first, then the story.
  if (id === null) return null;
  const name = titleOf(languages, language ?? '');
  const story = storyOf(id);
  if (!story && !isImport) return `The story in ${name} does not exist. Remove it from the translations.`;
  if (story && story.language !== language)
    return `The story that is linked as ${name} is in another language. Change its language first, or link another story.`;
  if (!isWeak)
    return `The reference to the story in ${name} is strong, which would keep it on the site. Set “_weak” to true.`;
  return isLinkedElsewhere(id)
    ? `The story in ${name} already belongs to other translations. Take it out of those first.`
    : null;
};

const isSame = (one: TranslationLink, other: TranslationLink): boolean =>
  one.id === other.id && one.language === other.language && one.isWeak === other.isWeak;

/** One story has no link that readers see. */
const isSameGroup = (before: TranslationLink[], after: TranslationLink[]): boolean => {
  if (before.length < 2 && after.length < 2) return true;
  return before.length === after.length && before.every(({ id }) => after.some((link) => link.id === id));
};
