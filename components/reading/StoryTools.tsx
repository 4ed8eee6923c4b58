import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
/** Saving, sharing and listening. They need a script, which shows them. */
export const StoryTools = ({ slug, site }: { slug: string; site: Site }) => {
  const words = wordsOf(site);
  const ofScript = {
    saved: words('reading.savedHere'),
    'not-saved': words('reading.notSaved'),
    'keeps-nothing': words('reading.keepsNothing'),
    'no-voice': words('reading.noVoice'),
    copied: words('reading.addressCopied'),
  };
  return (
    <story-tools slug={slug} data-words={JSON.stringify(ofScript)} hidden>
      <button type="button" data-does="go-on" hidden>
        {words('reading.goOn')}
      </button>
      <button type="button" data-does="save" aria-pressed="false">
        {words('reading.save')}
      </button>
      <button type="button" data-does="share">
        {words('reading.share')}
      </button>
      <button type="button" data-does="listen" aria-pressed="false">
        {words('reading.listen')}
      </button>
      <span role="status" />
    </story-tools>
  );
};
