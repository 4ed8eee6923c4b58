import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { RequestFacts } from '../../../../../sanity/studio/actions/corrections/approval/RequestFacts.tsx';

const show = (facts: Partial<ComponentProps<typeof RequestFacts>>) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <RequestFacts
        kind="correction"
        severity="serious"
        affects={['headline', 'body']}
        internalReason="Misheard on the phone."
        requester="Ada"
        {...facts}
      />
    </ThemeProvider>,
  );

const factsShown = () => screen.getAllByRole('definition').map((definition) => definition.textContent);

describe('what an approver reads beside the note', () => {
  it('is who asked, how serious it is, which parts it changes and how it happened', () => {
    show({});
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual([
      'Asked by',
      'Severity',
      'Parts of the story',
      'How it happened',
    ]);
    expect(factsShown()).toEqual([
      'Ada',
      'Serious. Readers see the note above the story.',
      'Headline, Body',
      'Misheard on the phone.',
    ]);
  });

  it.each([
    [{ severity: 'minor' as const }, /^Minor\. Readers see the note below the story/],
    [{ severity: 'minor' as const, kind: 'retraction' as const }, /note above the story/],
  ])('says where readers see the note of %j', (facts, words) => {
    show(facts);
    expect(factsShown()[1]).toMatch(words);
  });

  it('says what was left empty', () => {
    show({ affects: [], internalReason: '' });
    expect(factsShown().slice(2)).toEqual(['None chosen', 'Not said']);
  });
});
