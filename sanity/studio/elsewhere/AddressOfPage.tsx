import { Box, Button, Flex, TextInput } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { Labelled } from '../dialogs/Labelled.tsx';

type Props = {
  allowedSites: string[];
  /** What was given before, and could not be read. */
  given: string;
  isReady: boolean;
  onGiven(address: string): void;
};

/** Takes the address of a page, which the server fetches. */
export const AddressOfPage = ({ allowedSites, given, isReady, onGiven }: Props) => {
  const id = useId();
  const [address, setAddress] = useState(given);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '') onGiven(address.trim());
  };
  return (
    <form onSubmit={submit}>
      <Labelled id={id} label="Or give its address" hint={hintFor(allowedSites)}>
        <Flex gap={2}>
          <Box flex={1}>
            <TextInput
              id={id}
              type="url"
              placeholder="https://"
              value={address}
              disabled={!isReady}
              onChange={({ currentTarget }) => setAddress(currentTarget.value)}
            />
          </Box>
          <Button
            type="submit"
            mode="ghost"
            text="Read the page"
            disabled={!isReady || address.trim() === ''}
          />
        </Flex>
      </Labelled>
    </form>
  );
};

const maxNamed = 6;

const hintFor = (allowed: string[]): string => {
  if (allowed.includes('*')) return 'The server fetches the page as anybody sees it, without its pictures.';
  const named = allowed.slice(0, maxNamed).map((site) => site.replace(/^\*\./, 'all of '));
  const more = allowed.length > maxNamed ? ` and ${allowed.length - maxNamed} more` : '';
  return `The server fetches pages of ${named.join(', ')}${more}, without their pictures.`;
};
