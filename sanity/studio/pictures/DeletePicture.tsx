import { TrashIcon } from '@sanity/icons/Trash';
import { Button, Flex } from '@sanity/ui';
import { useState } from 'react';
import { useCommit } from '../actions/useCommit.ts';
import { usePerson } from '../actions/usePerson.ts';
import { Confirm } from '../dialogs/Confirm.tsx';

type Props = { assetId: string; isUsed: boolean };

/** The button that deletes a picture with its record. It is disabled while a document uses the picture. */
export const DeletePicture = ({ assetId, isUsed }: Props) => {
  const { mayPublish } = usePerson();
  const { isBusy, error, run } = useCommit();
  const [isAsked, setIsAsked] = useState(false);
  const remove = async (): Promise<void> => {
    if (await run((client) => client.delete(assetId), 'The picture is deleted.')) setIsAsked(false);
  };
  const disabledReason = mayPublish
    ? isUsed && 'Remove it from these documents first.'
    : 'An editor can delete it while no document uses it.';
  return (
    <Flex>
      <Button
        mode="ghost"
        tone="critical"
        icon={TrashIcon}
        fontSize={1}
        text="Delete picture"
        disabled={Boolean(disabledReason)}
        title={disabledReason || undefined}
        onClick={() => setIsAsked(true)}
      />
      {isAsked && (
        <Confirm
          title="Delete the picture?"
          text="Its file, its words and its rights are deleted for everybody. No document uses it."
          confirm="Delete picture"
          isBusy={isBusy}
          error={error}
          onConfirm={() => void remove()}
          onClose={() => setIsAsked(false)}
        />
      )}
    </Flex>
  );
};
