import { Button, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import { type DocumentActionComponent, useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { custom } from '../dialogs/custom.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { DocumentUses } from '../newsroom/DocumentUses.tsx';
import { type DeletionRefusal, findDeletionRefusal } from '../requests/trials/deletionTrial.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/**
 * Studio's delete action for documents that are no stories. Studio offers to “delete anyway” what others refer to, and the
 * server refuses it: this says where the document is used instead.
 */
export const deleteUnused = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const client = useClient({ apiVersion });
    const [isAsking, setIsAsking] = useState(false);
    const [refusal, setRefusal] = useState<DeletionRefusal | null>(null);
    const described = original(props);
    if (!described) return null;
    const ask = async (): Promise<void> => {
      setIsAsking(true);
      const found = props.published ? await findDeletionRefusal(client, props.id) : null;
      setIsAsking(false);
      if (found) setRefusal(found);
      else described.onHandle?.();
    };
    const close = () => setRefusal(null);
    return {
      ...described,
      disabled: Boolean(described.disabled) || isAsking,
      onHandle: () => void ask(),
      ...(refusal && { dialog: custom(<StillUsed id={props.id} refusal={refusal} onClose={close} />) }),
    };
  };
  action.action = 'delete';
  action.displayName = 'DeleteUnused';
  wrapped.set(original, action);
  return action;
};

type Props = { id: string; refusal: DeletionRefusal; onClose(): void };

const StillUsed = ({ id, refusal, onClose }: Props) => (
  <DeskDialog
    title="This cannot be deleted"
    size="small"
    buttons={<Button mode="ghost" text="Close" onClick={onClose} />}
    onClose={onClose}
  >
    {refusal.kind === 'refused' ? (
      <Text>{refusal.reason}</Text>
    ) : (
      <Stack gap={5}>
        <Text>Published documents refer to it. Take it out of them first. Drafts do not keep it.</Text>
        <DocumentUses id={id} />
      </Stack>
    )}
  </DeskDialog>
);
