import { DocumentUses } from '../newsroom/DocumentUses.tsx';
import { DeletePicture } from './DeletePicture.tsx';

type Props = { assetId: string; isDeletable?: boolean };

/** The documents that use a picture. Where none does, an editor can delete it. */
export const PictureUses = ({ assetId, isDeletable = false }: Props) => (
  <DocumentUses
    id={assetId}
    {...(isDeletable && { below: (isUsed: boolean) => <DeletePicture assetId={assetId} isUsed={isUsed} /> })}
  />
);
