import { sectionPath, topicPath } from '../addresses.ts';
import type { Link } from '../content/Teaser.ts';

/** The section or topic that a topic is a part of, and the one above it. */
type Parent = Link & { kind: 'section' | 'topic' };
type FoundParent = Parent & { parent?: Parent | null | undefined };

/** The pages above a topic, outermost first, each once. Without the topic itself, if old content closes a circle. */
export const pagesAbove = (
  slug: string,
  parent: FoundParent | null | undefined,
): { name: string; path: string }[] => {
  const own = topicPath(slug);
  const pages = [parent?.parent, parent].flatMap((page) =>
    page ? { name: page.title, path: (page.kind === 'section' ? sectionPath : topicPath)(page.slug) } : [],
  );
  return pages.filter(
    ({ path }, index) => path !== own && pages.findIndex((page) => page.path === path) === index,
  );
};
