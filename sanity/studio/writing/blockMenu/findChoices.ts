/** Something that the block menu offers: a style or list of the paragraph, or a block of its own. */
export type Choice = { kind: 'style' | 'list' | 'block'; name: string; title: string };

/** Other words that writers look for. */
const otherWords: Record<string, string> = {
  normal: 'text',
  h2: 'title',
  h3: 'title',
  blockquote: 'citation',
  bullet: 'points',
  number: 'ordered',
  image: 'image photo',
  video: 'film clip',
  audio: 'recording sound podcast',
  gallery: 'pictures photos slideshow',
  factBox: 'background aside',
  table: 'figures grid chart graph lines columns bars',
  relatedStory: 'link read more',
  embed: 'video post map',
};

/**
 * The choices of which a word begins like the query. Those of which the title begins so come first.
 *
 * @param query the text after the slash.
 */
export const findChoices = (choices: readonly Choice[], query: string): Choice[] => {
  const wanted = query.trim().toLowerCase();
  const titles = choices.filter(({ title }) => title.toLowerCase().startsWith(wanted));
  const words = choices.filter(
    (choice) =>
      !titles.includes(choice) &&
      `${choice.title} ${otherWords[choice.name] ?? ''}`
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(wanted)),
  );
  return [...titles, ...words];
};
