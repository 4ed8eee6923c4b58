import { Button, Card, Text } from '@sanity/ui';
import { useEffect, useState } from 'react';
import type { AssetSourceComponentProps } from 'sanity';
import { styled } from 'styled-components';
import { DeskDialog } from '../../dialogs/DeskDialog.tsx';
import { type FoundPicture, nameOf, usesWords } from '../FoundPicture.ts';
import { PictureBrowser } from '../PictureBrowser.tsx';
import { PictureCard } from '../PictureCard.tsx';
import { PictureDetails } from '../PictureDetails.tsx';
import { readPictures } from '../readPictures.ts';
import { useAskPictures } from '../useAskPictures.ts';
import { PictureChoice } from './PictureChoice.tsx';
import { useChosenPicture } from './useChosenPicture.ts';

/** The details stand beside the pictures, on a phone below them. */
const Columns = styled.div`
  display: grid;
  gap: 1.5rem;
  align-items: start;
  @media (min-width: 900px) {
    grid-template-columns: minmax(0, 1fr) 17rem;
    > aside {
      position: sticky;
      top: 0;
    }
  }
`;

/** On a phone the buttons need the row until there is something to say. */
const Invitation = styled.div`
  @media (max-width: 599px) {
    display: none;
  }
`;

/**
 * Studio also asks a source for its component while a dropped file is uploaded. Studio's uploader needs none, and a dialog
 * could not be closed.
 */
export const PicturePicker = (props: AssetSourceComponentProps) =>
  props.action === 'upload' ? null : <PictureDialog {...props} />;

/**
 * Chooses a picture for a field of a document. The pictures are radio buttons: arrows walk through them, Enter uses the
 * one with the focus.
 */
const PictureDialog = ({ onSelect, onClose, selectedAssets, schemaType }: AssetSourceComponentProps) => {
  const { chosenId, choose, keepIfAmong } = useChosenPicture(selectedAssets[0]?._id ?? null);
  const picture = usePicture(chosenId);
  const use = (id: string): void => onSelect([{ kind: 'assetDocumentId', value: id }]);
  return (
    <DeskDialog
      title={schemaType?.title ? `Choose a picture: ${schemaType.title}` : 'Choose a picture'}
      size="wide"
      hint={
        picture ? (
          // On a phone the details are below all pictures.
          <Text size={1} muted>
            {summaryOf(picture)}
          </Text>
        ) : (
          <Invitation>
            <Text size={1} muted>
              Choose a picture, or drop files to upload.
            </Text>
          </Invitation>
        )
      }
      buttons={
        <>
          <Button mode="bleed" text="Cancel" onClick={onClose} />
          <Button
            tone="primary"
            text="Use this picture"
            disabled={!chosenId}
            onClick={() => chosenId && use(chosenId)}
          />
        </>
      }
      onClose={onClose}
    >
      <Columns>
        <PictureBrowser
          onUploaded={choose}
          onSearched={keepIfAmong}
          renderPicture={(found) => (
            <PictureChoice
              key={found.id}
              label={describe(found)}
              isChosen={found.id === chosenId}
              onChoose={() => choose(found.id)}
              onUse={() => use(found.id)}
            >
              <PictureCard picture={found} />
            </PictureChoice>
          )}
        />
        <aside aria-label="Chosen picture">
          <Card padding={3} border radius={1} tone={picture ? 'default' : 'transparent'}>
            {picture ? (
              <PictureDetails picture={picture} />
            ) : (
              <Text size={1} muted>
                Choose a picture to see its rights and where it is used.
              </Text>
            )}
          </Card>
        </aside>
      </Columns>
    </DeskDialog>
  );
};

/** The chosen picture: it may be one of another search. */
const usePicture = (id: string | null): FoundPicture | null => {
  const ask = useAskPictures();
  const [picture, setPicture] = useState<FoundPicture | null>(null);
  useEffect(() => {
    let isLast = true;
    if (id !== null)
      readPictures(ask, [id]).then(
        ([found]) => isLast && setPicture(found ?? null),
        () => isLast && setPicture(null),
      );
    return () => {
      isLast = false;
    };
  }, [ask, id]);
  return picture?.id === id ? picture : null;
};

const maxSummaryCharacters = 90;

const summaryOf = (picture: FoundPicture): string => {
  const name = nameOf(picture);
  const short = name.length > maxSummaryCharacters ? `${name.slice(0, maxSummaryCharacters)}…` : name;
  return [short, usesWords(picture.uses), picture.rights.words].filter(Boolean).join(' · ');
};

const describe = (picture: FoundPicture): string =>
  [nameOf(picture), picture.credit, picture.rights.kind === 'ended' ? 'rights ended' : null]
    .filter(Boolean)
    .join(', ');
