import type { SanityClient } from '@sanity/client';
import { useCurrentUser } from 'sanity';
import { useRouter } from 'sanity/router';
import type { Coverage } from '../../../lib/planning/Coverage.ts';
import { storyIdFor } from '../../../lib/planning/storyDraft.ts';
import { useCommit } from '../actions/useCommit.ts';
import { siteLanguage } from '../newsroom/siteLanguage.ts';
import { startWriting } from '../requests/planRequest.ts';
import { typeAhead } from '../typeAhead/TypeAhead.ts';
import { usualByline, usualBylineQuery } from '../writing/usualByline.ts';

type Answer = Parameters<typeof usualByline>[0];

/** Makes the draft of a planned story and opens it at its text. Twice makes one draft. */
export const useStartWriting = (coverageId: string, coverage: Coverage) => {
  const user = useCurrentUser();
  const { navigateIntent } = useRouter();
  const { isBusy, error, run } = useCommit();
  const start = async (): Promise<void> => {
    if (!user) return;
    const begin = async (client: SanityClient): Promise<void> => {
      const asked = { me: user.id, name: user.name };
      const usual = usualByline(await client.fetch<Answer>(usualBylineQuery, asked, { perspective: 'raw' }));
      const language = await siteLanguage({ getClient: () => client });
      await client.action(startWriting(coverageId, coverage, { me: user.id, usual, language }));
    };
    if (!(await run(begin, 'The draft is made.'))) return;
    // The plan gives the headline.
    typeAhead.ask({
      accepts: (field) => field.matches('[data-testid="field-body"] [data-pt-editor]'),
      isFocused: true,
    });
    navigateIntent('edit', { id: storyIdFor(coverageId), type: 'article' });
  };
  return { isBusy, error, start };
};
