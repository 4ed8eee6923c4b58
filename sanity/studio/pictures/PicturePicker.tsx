import { Button, Card, Text } from '@sanity/ui';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { AssetSourceComponentProps } from 'sanity';
import { styled } from 'styled-components';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { type FoundPicture, nameOf, usesWords } from './FoundPicture.ts';
import { PictureBrowser } from './PictureBrowser.tsx';
import { PictureCard } from './PictureCard.tsx';
import { PictureDetails } from './PictureDetails.tsx';
import { readPictures, useDraftsClient } from './usePictures.ts';

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

const Choice = styled.label`
  display: block;
  position: relative;
  cursor: pointer;
  padding: 0.4rem;
  border-radius: 3px;
  > input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  &:has(:checked) {
    box-shadow: 0 0 0 2px var(--card-focus-ring-color);
  }
  &:has(:focus-visible) {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 3px;
  }
`;

/**
 * Studio also asks a source for its component while a dropped file is uploaded. Studio's uploader needs none, and a dialog
 * could not be closed.
 */
export const PicturePicker = (props: AssetSourceComponentProps) =>
  props.action === 'upload' ? null : <PictureChoice {...props} />;

/**
 * Chooses a picture for a field of a document. The pictures are radio buttons of a form: arrows walk through them, Enter
 * uses the chosen one.
 */
const PictureChoice = ({ onSelect, onClose, selectedAssets, schemaType }: AssetSourceComponentProps) => {
  const form = useId();
  const [chosenId, setChosenId] = useState<string | null>(selectedAssets[0]?._id ?? null);
  const picture = usePicture(chosenId);
  const use = (event: FormEvent): void => {
    event.preventDefault();
    // React passes it on to the form of the document.
    event.stopPropagation();
    if (chosenId) onSelect([{ kind: 'assetDocumentId', value: chosenId }]);
  };
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
          <Button form={form} type="submit" tone="primary" text="Use this picture" disabled={!chosenId} />
        </>
      }
      onClose={onClose}
    >
      {/* It holds the pictures only, so that Enter in the search does not use one. */}
      <form id={form} onSubmit={use} />
      <Columns>
        <PictureBrowser
          onUploaded={setChosenId}
          renderPicture={(found) => (
            <Choice key={found.id}>
              <input
                type="radio"
                form={form}
                name="picture"
                value={found.id}
                checked={found.id === chosenId}
                aria-label={describe(found)}
                onChange={() => setChosenId(found.id)}
                onDoubleClick={use}
              />
              <PictureCard picture={found} />
            </Choice>
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
  const client = useDraftsClient();
  const [picture, setPicture] = useState<FoundPicture | null>(null);
  useEffect(() => {
    let isLast = true;
    if (id !== null)
      readPictures(client, [id]).then(
        ([found]) => isLast && setPicture(found ?? null),
        () => isLast && setPicture(null),
      );
    return () => {
      isLast = false;
    };
  }, [client, id]);
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
