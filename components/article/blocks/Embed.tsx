import type { EmbedBlock } from '../../../lib/content/blocks.ts';

/**
 * Content of another site. The page requests nothing from that site before the reader's click, since a request would
 * reveal who reads what.
 */
export const Embed = ({ block: { url, title } }: { block: EmbedBlock }) => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  const { hostname } = new URL(url);
  return (
    <details className="embed">
      <summary>
        {title} (on {hostname})
      </summary>
      <div>
        <p>
          This is kept on {hostname}, which may record that you came and set cookies. It opens there only when
          you follow the link.
        </p>
        <p>
          <a href={url} rel="external noopener noreferrer" target="_blank">
            Open on {hostname}, in a new tab
          </a>
        </p>
      </div>
    </details>
  );
};
