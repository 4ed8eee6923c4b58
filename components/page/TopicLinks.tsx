import { topicPath } from '../../lib/addresses.ts';
import type { Link } from '../../lib/content/Teaser.ts';

export const TopicLinks = ({ topics }: { topics: Link[] }) => (
  <ul className="plain topics">
    {topics.map(({ title, slug }) => (
      <li key={slug}>
        <a href={topicPath(slug)}>{title}</a>
      </li>
    ))}
  </ul>
);
