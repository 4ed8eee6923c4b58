import type { EmbedBlock } from '../../../lib/content/blocks.ts';
import { playerOf } from '../../../lib/embeds/playerOf.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

/**
 * Content of another site. The page requests nothing from that site before the reader's click, since a request would
 * reveal who reads what. Without script, or a known player, it is a link.
 */
export const Embed = ({ block: { url, title }, site }: { block: EmbedBlock; site: Site }) => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  const { hostname: host } = new URL(url);
  const words = wordsOf(site);
  const player = playerOf(url);
  return (
    <details className="embed">
      <summary>{words('blocks.embedTitle', { title, host })}</summary>
      <div>
        <p>{words('blocks.embedNote', { host })}</p>
        {player && (
          // The edge allows frames of this origin on this page.
          <embedded-player
            data-embed-src={player.src}
            data-embed-title={title}
            data-shape={player.shape}
            data-words={JSON.stringify({ show: words('blocks.embedShow') })}
          />
        )}
        <p>
          <a href={url} rel="external noopener noreferrer" target="_blank">
            {words('blocks.embedOpen', { host })}
          </a>
        </p>
      </div>
    </details>
  );
};
