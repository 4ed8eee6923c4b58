import { requestCorrection } from '../../../../sanity/studio/requests/correctionRequest.ts';
import { publishMillStory, textRevision } from '../../harness/newsroom.ts';
import { faultsIn } from '../../harness/page/faultsIn.ts';
import { goInStudio, openList, openStudio, tabTo } from '../../harness/studio.ts';
import { expect, test } from '../../harness/test.ts';

test.describe('planning', () => {
  test('an editor plans a story, its writer finds it and begins it once, by keyboard alone; a release says what would be refused', async ({
    editorPage: editor,
    journalistPage: journalist,
    newsroom,
  }) => {
    const client = newsroom.editor;
    const keys = editor.keyboard;
    await openStudio(editor, '/studio/planning');
    await tabTo(editor, editor.getByRole('button', { name: 'Plan a story' }));
    await keys.press('Enter');
    const form = editor.getByRole('dialog');
    await expect(form.getByLabel('Slug')).toBeFocused();
    await keys.type('harbour strike');
    await tabTo(editor, form.getByRole('checkbox', { name: 'Journalist' }));
    await keys.press('Space');
    await tabTo(editor, form.getByLabel('Under embargo'));
    await keys.press('Space');
    expect(await faultsIn(editor, '[role=dialog]')).toEqual([]);
    await tabTo(editor, form.getByLabel('Day').last());
    await keys.type('01152036');
    await tabTo(editor, form.getByRole('button', { name: 'Plan', exact: true }));
    await keys.press('Enter');
    await expect(editor.getByTestId('planning').getByText('Embargo until 15 Jan 2036')).toBeVisible();
    await expect(editor.getByRole('button', { name: 'Plan a story' })).toBeFocused();

    const state = editor.getByLabel('State of harbour strike');
    const stored = () =>
      client.fetch<string>(
        '*[_type == "coverage" && slug == "harbour strike"][0].state',
        {},
        { perspective: 'drafts' },
      );
    await tabTo(editor, state);
    for (const key of ['ArrowDown', 'ArrowDown']) await keys.press(key);
    await expect.poll(stored).toBe('editing');
    await expect(state).toBeFocused();
    await expect(state).toHaveValue('editing');
    for (const before of ['writing', 'planned']) {
      await keys.press('ArrowUp');
      await expect.poll(stored).toBe(before);
      await expect(state).toHaveValue(before);
    }
    await client.create({
      _id: 'drafts.plan-of-vote',
      _type: 'coverage',
      slug: 'budget vote',
      state: 'planned',
      dueAt: new Date(Date.now() - 60_000).toISOString(),
    });
    await expect(editor.getByRole('listitem').getByText('Missed', { exact: true })).toBeVisible();
    expect(await faultsIn(editor, '[data-testid=planning]')).toEqual([]);
    await openList(editor, 'missed');
    await expect(editor.getByText('It was due then, and nobody has begun it.')).toBeVisible();

    // A story that is planned on a Sunday evening is due in the next week.
    const [plan = ''] = await client.fetch<string[]>(
      '*[_type == "coverage" && slug == "harbour strike"]._id',
      {},
      { perspective: 'raw' },
    );
    await client.patch(plan).set({ dueAt: new Date().toISOString() }).commit();
    await openStudio(journalist, '/studio/planning/week');
    const planned = journalist.getByRole('link', { name: 'harbour strike' });
    await planned.waitFor();
    expect(await faultsIn(journalist, '[data-testid=planning]')).toEqual([]);
    await journalist.getByRole('button', { name: 'Later: the week after' }).press('Enter');
    await expect(journalist).toHaveURL(/\/planning\/week\/2\d{3}-\d\d-\d\d$/);
    await expect(planned).toHaveCount(0);
    await journalist.goBack();
    const who = journalist.getByLabel('Who');
    await who.selectOption('Me');
    await expect(journalist).toHaveURL(/\/planning\/week\?.*who/);
    await journalist.getByRole('link', { name: 'List', exact: true }).press('Enter');
    await expect(journalist.getByLabel('State', { exact: true })).toHaveValue('open');
    await expect(who.locator(':checked')).toHaveText('Me');
    await journalist.goBack();
    await expect(who.locator(':checked')).toHaveText('Me');
    await tabTo(journalist, planned);
    await journalist.keyboard.press('Enter');
    await tabTo(journalist, journalist.getByRole('button', { name: 'Start writing' }));
    await journalist.keyboard.press('Enter');
    await expect(journalist.getByTestId('field-headline').locator('textarea, input').first()).toHaveValue(
      'harbour strike',
    );
    const id = await client.fetch<string>(
      '*[_type == "coverage" && slug == "harbour strike" && state == "writing"][0].story._ref',
      {},
      { perspective: 'drafts' },
    );

    await client.releases.create({
      releaseId: 'rStrike',
      metadata: {
        title: 'Strike',
        releaseType: 'scheduled',
        intendedPublishAt: '2035-12-14T09:00:00.000Z',
      },
    });
    const draft = await client.getDocument(`drafts.${id}`);
    await client.createVersion({
      releaseId: 'rStrike',
      publishedId: id,
      baseId: `drafts.${id}`,
      ifBaseRevisionId: draft?._rev ?? '',
    });
    // Studio knows a new release a moment after it was created.
    await openStudio(editor, '/studio/releases');
    await editor
      .getByRole('button', { name: 'Strike', exact: true })
      .or(editor.getByText('Strike', { exact: true }))
      .first()
      .waitFor();
    await test.step('the list of releases has the hour in view on a phone', async () => {
      const desk = editor.viewportSize();
      await editor.setViewportSize({ width: 390, height: 844 });
      await expect(editor.getByText(/Dec 14, 2035, 9:00:00.AM/).first()).toBeInViewport({ ratio: 1 });
      if (desk) await editor.setViewportSize(desk);
    });
    await openStudio(editor, '/studio/releases/rStrike');
    const notice = editor.getByTestId('release-notice');
    await expect(
      notice.getByText(/“harbour strike”: This story is under embargo until 15 Jan 2036, 17:00 GMT/),
    ).toBeVisible();
    expect(await faultsIn(editor, '[data-testid=release-notice]')).toEqual([]);
    // In the publication's zone: the browser's is Tokyo's.
    await expect(editor.getByText(/Dec 14, 2035, 9:00:00.AM/).first()).toBeVisible();
  });
});

test.describe('a release that Studio shows', () => {
  const story = 'test-mill-in-release';
  const corrected = 'A mill that has stood by the river for forty years.';

  test('takes a correction with its approval, which the desk lists there, and puts it live', async ({
    editorPage: editor,
    journalistPage,
    newsroom,
    product,
  }) => {
    await publishMillStory(newsroom.editor, story);
    const { journalist } = newsroom;
    const { id: requestedBy } = await journalist.users.getById('me');
    const words = {
      kind: 'correction' as const,
      severity: 'substantive' as const,
      affects: ['standfirst' as const],
      internalReason: 'For the test.',
      was: '',
      is: '',
      note: 'This story misstated for how long the mill has stood.',
    };
    await journalist.action(
      requestCorrection({
        id: 'note-of-mill',
        articleId: story,
        words,
        requestedBy,
        requestedText: await textRevision(journalist, story),
      }),
    );
    const { _rev, _createdAt, _updatedAt, ...live } = (await journalist.getDocument(story)) ?? { _id: '' };
    await journalist.createOrReplace({
      ...live,
      _type: 'article',
      _id: `drafts.${story}`,
      standfirst: corrected,
    });
    await newsroom.editor.releases.create({
      releaseId: 'rMill',
      metadata: { title: 'Mill day', releaseType: 'asap' },
    });

    await openStudio(editor, '/studio/desk/waiting;note-of-mill?perspective=rMill');
    const notice = editor.getByTestId('for-release');
    const approve = notice.getByRole('button', { name: 'Approve for the release' });
    await expect(approve).toBeEnabled();
    expect(await faultsIn(editor, '[data-testid=for-release]')).toEqual([]);
    await approve.click();
    await editor.getByRole('dialog').getByRole('button', { name: 'Approve for the release' }).click();
    await expect(notice.getByText('Approved for the release “Mill day”', { exact: true })).toBeVisible();

    await journalist.patch(`versions.rMill.${story}`).set({ standfirst: 'Words that nobody read.' }).commit();
    await expect(notice.getByText('The approval for the release “Mill day” has lapsed')).toBeVisible();
    await openStudio(journalistPage, `/studio/desk/waiting;${story}?perspective=rMill`);
    await expect(
      journalistPage.getByText(/goes live with the release “Mill day” after an editor has read/),
    ).toBeVisible();
    await expect(journalistPage.getByRole('button', { name: 'Waiting for an editor' })).toBeDisabled();
    await openStudio(editor, '/studio/releases/rMill');
    const run = editor.getByRole('button', { name: 'Run release' });
    await expect(run).toBeDisabled();
    await openStudio(editor, '/studio/desk/waiting');
    await editor.getByText(`The mill of ${story} began in 1985`, { exact: true }).first().click();
    await expect(editor.getByText('Live, copy in a release waits for an editor').first()).toBeVisible();
    const waiting = editor.getByTestId('waiting-copy');
    await expect(waiting).toContainText('A copy of this story in the release “Mill day” waits for an editor');
    expect(await faultsIn(editor, '[data-testid=waiting-copy]')).toEqual([]);
    await waiting.getByRole('button', { name: 'Open the copy' }).click();
    const unread = editor.getByText(/put this into the release or changed it there/);
    await unread.waitFor();
    await editor.getByRole('button', { name: 'Confirm for the release' }).click();
    await expect(unread).toBeHidden();
    await expect(editor.getByRole('button', { name: 'In the release', exact: true })).toBeDisabled();

    await openStudio(editor, '/studio/desk/waiting;note-of-mill?perspective=rMill');
    await notice.getByRole('button', { name: 'Take back the approval' }).click();
    await expect(approve).toBeEnabled();
    await approve.click();
    await editor.getByRole('dialog').getByRole('button', { name: 'Approve for the release' }).click();
    await expect(notice.getByText('Approved for the release “Mill day”', { exact: true })).toBeVisible();

    await openStudio(editor, '/studio/desk/in-releases?perspective=rMill');
    await expect(editor.getByText('Live, change in a release')).toBeVisible();
    await expect(editor.getByText(/^Approved, in a release/)).toBeVisible();

    await openStudio(editor, '/studio/releases/rMill?perspective=rMill');
    await expect(editor.getByText('The server would put all of this release live now.')).toBeVisible();
    await run.click();
    await editor.getByTestId('confirm-publish-dialog').getByTestId('confirm-button').click();
    await expect.poll(() => product.textOf(`/articles/${story}`)).toContain(corrected);

    // A release that Studio's list does not have yet is awaited.
    await newsroom.editor.releases.create({
      releaseId: 'rLater',
      metadata: { title: 'Later', releaseType: 'asap' },
    });
    await goInStudio(editor, '/studio/releases/rLater?perspective=drafts');
    await expect(editor.getByTestId('release-notice')).toContainText('Nothing is in this release yet');
    await expect(editor).toHaveURL(/\/studio\/releases\/rLater$/);
    await openStudio(editor, '/studio/intent/edit/id=note-of-mill;type=correction/?perspective=rLater');
    await expect(editor.getByTestId('published-in-release')).toContainText(
      'A published correction does not go into a release',
    );
    await expect(editor.getByText('Not in the Later release.')).toBeVisible();
    await expect(editor.getByRole('button', { name: 'Add to release' })).toBeHidden();
  });
});
