import type { RecordingBlock } from '../../../lib/content/blocks.ts';
import { imageUrl } from '../../../lib/images/imageUrl.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

/** A browser asks for the captions of another origin with its own headers. */
const isElsewhere = (url: string) => !url.startsWith('/');

type RecordingProps = { block: RecordingBlock; language: string; site: Site };

const Player = ({ block, language, site }: RecordingProps) => {
  const { _type, title, url, poster, captions } = block;
  // biome-ignore lint/a11y/useMediaCaption: the transcript stands below.
  if (_type === 'audio') return <audio controls preload="none" src={url} aria-label={title} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: not every film has captions; the form asks for them.
    <video
      controls
      preload="none"
      playsInline
      src={url}
      aria-label={title}
      poster={poster ? imageUrl(poster, { width: 1280, ratio: { width: 16, height: 9 } }) : undefined}
      crossOrigin={captions && isElsewhere(captions) ? 'anonymous' : undefined}
    >
      {captions && (
        <track kind="captions" src={captions} srcLang={language} label={wordsOf(site)('blocks.captions')} />
      )}
    </video>
  );
};

/** A film or a recording. Nothing of it is loaded before the reader starts it. */
export const Recording = ({ block, language, site }: RecordingProps) => {
  const { title, credit, transcript } = block;
  return (
    <figure className="recording">
      <Player block={block} language={language} site={site} />
      <figcaption>
        {title} {credit && <span className="credit">{credit}</span>}
      </figcaption>
      {transcript && (
        <details>
          <summary>{wordsOf(site)('blocks.transcript')}</summary>
          <p className="transcript">{transcript}</p>
        </details>
      )}
    </figure>
  );
};
