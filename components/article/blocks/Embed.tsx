import type { EmbedBlock } from '../../../lib/content/blocks.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

/**
 * Content of another site. The page requests nothing from that site before the reader's click, since a request would
 * reveal who reads what.
 */
export const Embed = ({ block: { url, title }, site }: { block: EmbedBlock; site: Site }) => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  const { hostname: host } = new URL(url);
  const words = wordsOf(site);
  return (
    <details className="embed">
      <summary>{words('blocks.embedTitle', { title, host })}</summary>
      <div>
        <p>{words('blocks.embedNote', { host })}</p>
        <p>
          <a href={url} rel="external noopener noreferrer" target="_blank">
            {words('blocks.embedOpen', { host })}
          </a>
        </p>
      </div>
    </details>
  );
};
