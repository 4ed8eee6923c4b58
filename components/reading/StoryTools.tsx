/** Saving, sharing and listening. They need a script, which shows them. */
export const StoryTools = ({ slug }: { slug: string }) => (
  <story-tools slug={slug} hidden>
    <button type="button" data-does="go-on" hidden>
      Go on where you stopped
    </button>
    <button type="button" data-does="save" aria-pressed="false">
      Save
    </button>
    <button type="button" data-does="share">
      Share
    </button>
    <button type="button" data-does="listen" aria-pressed="false">
      Listen
    </button>
    <span role="status" />
  </story-tools>
);
