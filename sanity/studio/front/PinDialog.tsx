import { Button, Stack, Text } from '@sanity/ui';
import { frontPageId } from '../../../lib/front/EditedFront.ts';
import { placeOfStory } from '../../../lib/front/placeOfStory.ts';
import { commitActions, useCommit } from '../actions/useCommit.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { emptiedStrip, type FrontToPinOn, type Place, pinProblem, pinStory } from '../requests/pinRequest.ts';

const frontQuery = /* groq */ `*[_id == $id][0]{
  lead, "leadTitle": coalesce(lead.headline, lead.story->headline),
  seconds,
  strips[]{_key, subject, "title": coalesce(title, subject->title), stories}
}`;

type Front = FrontToPinOn & { leadTitle?: string | null };

type Choice = { name: string; place: Place };

const choicesOf = (front: FrontToPinOn | null): Choice[] => [
  { name: 'Lead', place: { kind: 'lead' } },
  { name: 'Beside the lead', place: { kind: 'seconds' } },
  ...(front?.strips ?? []).map(({ _key: key, title }, index) => ({
    name: `Strip ${title ?? index + 1}`,
    place: { kind: 'strip' as const, key },
  })),
];

/** Asks where on the front page a story stands. */
export const PinDialog = ({ storyId, onClose }: { storyId: string; onClose(): void }) => {
  const front = useListenedQuery<Front | null>(frontQuery, { id: frontPageId });
  const { isBusy, error, run } = useCommit();
  const standing = front ? placeOfStory(front, storyId, new Date().toISOString()) : null;
  const emptied = front ? emptiedStrip(front, storyId) : null;
  const pin = async ({ name, place }: Choice): Promise<void> => {
    const added = { key: crypto.randomUUID().slice(0, 12), now: new Date().toISOString() };
    const done = `${standing ? 'Moved on' : 'On'} the draft of the front page: ${name.toLowerCase()}. Publish the front page when it is ready.`;
    if (await run(commitActions(pinStory(front ?? null, storyId, place, added)), done)) onClose();
  };
  return (
    <DeskDialog
      title={standing ? 'Move on the front page' : 'Put on the front page'}
      size="small"
      problems={error ? [error] : []}
      buttons={<Button mode="bleed" text="Cancel" onClick={onClose} />}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Text size={1} muted>
          It goes to the draft of the front page. Readers see it when the front page is published.
        </Text>
        {standing && (
          <Text size={1} role="status">
            It stands {standing} already. It moves from there, with its headline, label, picture and end for
            the front.
            {emptied && ` The strip “${emptied}” is then empty: fill or remove it before you publish.`}
          </Text>
        )}
        {front !== undefined &&
          choicesOf(front).map((choice) => {
            const problem = pinProblem(front, storyId, choice.place);
            const replaced = choice.place.kind === 'lead' && front?.lead?.story ? front.leadTitle : null;
            return (
              <Stack key={choice.name} gap={2}>
                <Button
                  mode="ghost"
                  text={choice.name}
                  disabled={isBusy || problem !== null}
                  onClick={() => void pin(choice)}
                />
                {(problem || replaced) && (
                  <Text size={1} muted>
                    {problem ?? `Replaces “${replaced}”.`}
                  </Text>
                )}
              </Stack>
            );
          })}
      </Stack>
    </DeskDialog>
  );
};
