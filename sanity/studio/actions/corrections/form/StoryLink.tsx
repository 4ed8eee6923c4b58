import { Text } from '@sanity/ui';
import { IntentLink } from 'sanity/router';

/** Leads from a report to its story. What was typed is kept and found there under “Correct”. */
export const StoryLink = ({ id }: { id: string }) => (
  <Text size={1}>
    <IntentLink intent="edit" params={{ id, type: 'article' }} style={{ textDecoration: 'underline' }}>
      Open the story to fix its text
    </IntentLink>
    . What you type here is kept: choose Correct there.
  </Text>
);
